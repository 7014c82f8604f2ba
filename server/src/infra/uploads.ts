import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Log } from './log.ts';
import type { Storage } from './storage.ts';

export type UploadFiles = ReturnType<typeof openUploadFiles>;

/** The bytes as they came, in a folder of their own: each upload under the id of what it is for. */
export function openUploadFiles(storage: Storage, place: string) {
  const folder = storage.pathOf(place);
  // The store would make it readable for everybody on this machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tusStore = new FileStore({ directory: folder });
  return { tusStore, pathOf, list, find, isComplete, isOlderThan, keep, moveTo, remove };

  function pathOf(id: string): string {
    return storage.pathOf(keyOf(id));
  }

  async function list(): Promise<readonly string[]> {
    const names = await storage.list(place);
    return [...new Set(names.map((name) => name.split('.')[0] ?? ''))].filter(isUploadId);
  }

  /** How far it has come; null before it began. */
  async function find(id: string): Promise<{ readonly offset: number; readonly size: number } | null> {
    // It throws when there is none, and when a crash cut off the record of a beginning: then it begins again.
    const found = await tusStore.getUpload(id).catch(() => null);
    return found === null ? null : { offset: found.offset, size: found.size ?? Number.POSITIVE_INFINITY };
  }

  async function isComplete(id: string): Promise<boolean> {
    const found = await find(id);
    return found !== null && found.offset === found.size;
  }

  async function isOlderThan(id: string, moment: Date): Promise<boolean> {
    const found = await storage.find(keyOf(id));
    return found === null || found.changedAt < moment;
  }

  /** A file of this machine, as if it had been uploaded. */
  async function keep(id: string, file: string): Promise<void> {
    await storage.copyIn(file, keyOf(id));
  }

  /** Out of the uploads, to where it stays. */
  async function moveTo(id: string, key: string): Promise<void> {
    await storage.move(keyOf(id), key);
  }

  async function remove(id: string): Promise<void> {
    await Promise.all([storage.remove(keyOf(id)), storage.remove(`${keyOf(id)}.json`)]);
  }

  function keyOf(id: string): string {
    return `${place}/${id}`;
  }
}

export type Uploads = ReturnType<typeof createUploads>;

type Deps = {
  readonly files: UploadFiles;
  /** Where tus is spoken. */
  readonly path: string;
  readonly maxBytes: number;
  readonly onWhole: (id: string) => Promise<void>;
  readonly log: Log;
};

/** Speaks tus 1.0.0. Who may is decided before a request comes here. */
export function createUploads({ files, path, maxBytes, onWhole, log }: Deps) {
  const admitted = new WeakMap<object, string>();
  const tus = new Server({
    path,
    datastore: files.tusStore,
    relativeLocation: true,
    // The page comes from where the upload goes: no other origin has business here.
    allowedOrigins: [],
    maxSize: maxBytes,
    namingFunction: ({ runtime }) => admittedTo(runtime?.node?.req),
    onUploadFinish: async (_request, upload) => {
      await onWhole(upload.id);
      return {};
    },
    onResponseError: (_request, error) => {
      // What tus refuses by itself is no error of that class.
      if (error instanceof Error) log.error({ err: error }, 'upload failed');
      return undefined;
    },
  });
  return { receive };

  function admittedTo(request: object | undefined): string {
    const id = request === undefined ? undefined : admitted.get(request);
    if (id === undefined) throw new Error('An upload began that was not admitted.');
    return id;
  }

  /** tus would take the name of an upload from metadata by its own reading, and from an address even the end of its query. */
  function receive(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.url = request.method === 'POST' ? path : `${path}/${id}`;
    admitted.set(request, id);
    return tus.handle(request, response);
  }
}

/** The id that a new upload is for, out of tus's list of `key base64` pairs; null when there is none. */
export function idIn(metadata: string | string[] | undefined, key: string): string | null {
  for (const pair of String(metadata ?? '')
    .slice(0, 4000)
    .split(',')) {
    const [name, encoded = ''] = pair.trim().split(' ');
    if (name !== key || !/^[A-Za-z0-9+/=]{1,100}$/.test(encoded)) continue;
    const id = Buffer.from(encoded, 'base64').toString();
    return isUploadId(id) ? id : null;
  }
  return null;
}

/** What a new upload says of its length. */
export function lengthIn(header: string | string[] | undefined): { readonly bytes?: number } {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? { bytes: Number(header) } : {};
}

export function isUploadId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
