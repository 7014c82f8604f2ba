import type { DetailedError, Upload as Transfer } from 'tus-js-client';
import { createMedia, deleteMedia, type Form } from '#contract/media/endpoints.ts';
import { ApiProblem, call, NetworkFailure } from '#lib/api.ts';
import { fingerprintOf, forgetUpload, rememberedUploads, rememberUpload } from './remembered-uploads.ts';

export type UploadRefusal = 'too-large' | 'signed-out' | 'not-allowed' | 'gone' | 'failed';

/** `stalled`: the connection is away and it goes on by itself. */
export type UploadState =
  | { readonly kind: 'queued' | 'starting' | 'sending' | 'paused' | 'stalled' | 'sent' }
  | { readonly kind: 'refused'; readonly because: UploadRefusal };

export type Upload = {
  readonly id: string;
  readonly file: File;
  readonly mediaId: string | null;
  readonly sentBytes: number;
  readonly state: UploadState;
};

const AT_ONCE = 2;
const RETRY_DELAYS_MS = [0, 1000, 3000, 5000, 10_000];
const STALLED_RETRY_MS = 15_000;

/** The files on their way from this page: they go on while one looks at other pages of the portal. */
export const uploads = createUploads();

function createUploads() {
  let list: readonly Upload[] = [];
  const listeners = new Set<() => void>();
  const transfers = new Map<string, Transfer>();

  window.addEventListener('online', goOnAfterStall);
  window.addEventListener('beforeunload', (event) => {
    if (list.some(({ state }) => state.kind === 'sending' || state.kind === 'starting')) event.preventDefault();
  });

  return {
    list: () => list,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add: (files: Iterable<File>) => {
      const added = Array.from(files, newUpload).filter(({ file }) => !isOnItsWay(file));
      const again = new Set(added.map(({ file }) => fingerprintOf(file)));
      set([...list.filter(({ file, state }) => state.kind === 'sent' || !again.has(fingerprintOf(file))), ...added]);
      startNext();
    },
    pause: (id: string) => {
      void transfers.get(id)?.abort();
      change(id, { state: { kind: 'paused' } });
      startNext();
    },
    resume: (id: string) => {
      change(id, { state: { kind: 'queued' } });
      startNext();
    },
    /** Takes a file off the list, and its entry away unless all of it has arrived. */
    remove: (id: string) => {
      const upload = find(id);
      if (upload === undefined) return;
      set(list.filter((other) => other.id !== id));
      if (upload.state.kind !== 'sent') void withdraw(upload);
      transfers.delete(id);
      startNext();
    },
    clearSent: () => set(list.filter(({ state }) => state.kind !== 'sent')),
  };

  function startNext(): void {
    const free = AT_ONCE - list.filter(({ state }) => state.kind === 'starting' || state.kind === 'sending').length;
    for (const upload of list.filter(({ state }) => state.kind === 'queued').slice(0, Math.max(free, 0))) {
      void start(upload);
    }
  }

  async function start({ id, file }: Upload): Promise<void> {
    change(id, { state: { kind: 'starting' } });
    try {
      const transfer = transfers.get(id) ?? (await openTransfer(id, file));
      // It may have been paused or removed while the entry was made.
      if (find(id)?.state.kind !== 'starting') return;
      transfers.set(id, transfer);
      change(id, { state: { kind: 'sending' } });
      transfer.start();
    } catch (error) {
      stop(id, error);
    }
  }

  async function openTransfer(id: string, file: File): Promise<Transfer> {
    const tus = await import('tus-js-client');
    const fingerprint = fingerprintOf(file);
    const earlier = rememberedUploads().find((remembered) => remembered.fingerprint === fingerprint);
    const { mediaId, uploadUrl } =
      earlier === undefined
        ? await call(createMedia, {
            body: { form: formOf(file), title: titleOf(file.name), byteSize: file.size },
          })
        : { mediaId: earlier.mediaId, uploadUrl: null };
    change(id, { mediaId });
    const transfer = new tus.Upload(file, {
      endpoint: uploadUrl,
      uploadUrl: earlier?.uploadUrl ?? null,
      metadata: { mediaId, filename: file.name, filetype: file.type },
      retryDelays: RETRY_DELAYS_MS,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        if (transfer.url === null) return;
        rememberUpload({
          fingerprint,
          mediaId,
          uploadUrl: transfer.url,
          fileName: file.name,
          startedAtMs: Date.now(),
        });
      },
      onProgress: (sentBytes) => change(id, { sentBytes }),
      onSuccess: () => {
        forgetUpload(mediaId);
        transfers.delete(id);
        change(id, { sentBytes: file.size, state: { kind: 'sent' } });
        startNext();
      },
      onError: (error) => stop(id, error),
    });
    return transfer;
  }

  function stop(id: string, error: unknown): void {
    const refusal = refusalOf(error);
    const upload = find(id);
    if (upload === undefined) return;
    if (refusal === null) {
      change(id, { state: { kind: 'stalled' } });
      setTimeout(() => goOn(id), STALLED_RETRY_MS);
    } else {
      // After signing in again it continues; any other try begins anew, and leaves nothing of this one behind.
      if (refusal !== 'signed-out') void withdraw(upload);
      transfers.delete(id);
      change(id, { state: { kind: 'refused', because: refusal } });
    }
    startNext();
  }

  function goOnAfterStall(): void {
    for (const { id } of list) goOn(id);
  }

  function goOn(id: string): void {
    const upload = find(id);
    if (upload?.state.kind === 'stalled') void start(upload);
  }

  async function withdraw({ id, mediaId }: Upload): Promise<void> {
    await transfers
      .get(id)
      ?.abort(true)
      .catch(() => {});
    if (mediaId === null) return;
    forgetUpload(mediaId);
    await call(deleteMedia, { params: { mediaId } }).catch(() => {});
  }

  function isOnItsWay(file: File): boolean {
    const fingerprint = fingerprintOf(file);
    return list.some(
      ({ file: other, state }) =>
        state.kind !== 'sent' && state.kind !== 'refused' && fingerprintOf(other) === fingerprint,
    );
  }

  function find(id: string): Upload | undefined {
    return list.find((upload) => upload.id === id);
  }

  function change(id: string, news: Partial<Omit<Upload, 'id' | 'file'>>): void {
    set(list.map((upload) => (upload.id === id ? { ...upload, ...news } : upload)));
  }

  function set(next: readonly Upload[]): void {
    list = next;
    for (const listener of listeners) listener();
  }
}

function newUpload(file: File): Upload {
  return { id: crypto.randomUUID(), file, mediaId: null, sentBytes: 0, state: { kind: 'queued' } };
}

/** A guess by the name, so that the list has the right picture until the server has looked into the file. */
function formOf({ name, type }: File): Form {
  if (type.startsWith('audio/') || /\.(?:m4a|flac|opus|ogg|oga|wma|aiff?)$/i.test(name)) return 'audio';
  if (type.startsWith('image/') || /\.(?:heic|avif)$/i.test(name)) return 'image';
  return type.startsWith('video/') || /\.(?:mkv|mov|m4v|ts)$/i.test(name) ? 'video' : 'document';
}

/** "Lecture_03 - final.mp4" becomes "Lecture 03 - final". */
function titleOf(fileName: string): string {
  const title = fileName
    .replace(/\.[^.]{1,5}$/, '')
    .replaceAll('_', ' ')
    .trim()
    .slice(0, 200);
  return title === '' ? fileName.slice(0, 200) : title;
}

/** null: nobody refused, the server was not reached. */
function refusalOf(error: unknown): UploadRefusal | null {
  if (error instanceof NetworkFailure) return null;
  const status = error instanceof ApiProblem ? error.status : statusOf(error);
  if (status === null || status >= 502) return null;
  // Not where the server stands, or it is still busy with the connection that broke: asking anew sorts that out.
  if (status === 409 || status === 423) return null;
  if (status === 413) return 'too-large';
  if (status === 401) return 'signed-out';
  if (status === 403) return 'not-allowed';
  if (status === 404 || status === 410) return 'gone';
  return 'failed';
}

function statusOf(error: unknown): number | null {
  // tus hands over its own errors only; the type of its callback is wider than what it does.
  return (error as Partial<DetailedError>).originalResponse?.getStatus() ?? null;
}
