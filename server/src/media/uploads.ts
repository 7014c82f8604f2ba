import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Log } from '#infra/log.ts';
import type { Storage } from '#infra/storage.ts';
import { isId, MAX_UPLOAD_BYTES, UPLOADS_PATH } from './policy.ts';

const FOLDER = 'uploads';

export type UploadFiles = ReturnType<typeof openUploadFiles>;

/** The bytes as they came: one upload for each entry, under the entry's id. */
export function openUploadFiles(storage: Storage) {
  const folder = storage.pathOf(FOLDER);
  // The store would make it readable for everybody on this machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tusStore = new FileStore({ directory: folder });
  return { tusStore, list, find, isComplete, isOlderThan, keep, moveTo, remove };

  async function list(): Promise<readonly string[]> {
    const names = await storage.list(FOLDER);
    return [...new Set(names.map((name) => name.split('.')[0] ?? ''))].filter(isId);
  }

  /** How far it has come; null before it began. */
  async function find(mediaId: string): Promise<{ readonly offset: number; readonly size: number } | null> {
    // It throws when there is none, and when a crash cut off the record of a beginning: then it begins again.
    const found = await tusStore.getUpload(mediaId).catch(() => null);
    return found === null ? null : { offset: found.offset, size: found.size ?? Number.POSITIVE_INFINITY };
  }

  async function isComplete(mediaId: string): Promise<boolean> {
    const found = await find(mediaId);
    return found !== null && found.offset === found.size;
  }

  async function isOlderThan(mediaId: string, moment: Date): Promise<boolean> {
    const found = await storage.find(keyOf(mediaId));
    return found === null || found.changedAt < moment;
  }

  /** A file of this machine, as if it had been uploaded. */
  async function keep(mediaId: string, file: string): Promise<void> {
    await storage.copyIn(file, keyOf(mediaId));
  }

  /** Out of the uploads, to where it stays. */
  async function moveTo(mediaId: string, key: string): Promise<void> {
    await storage.move(keyOf(mediaId), key);
  }

  async function remove(mediaId: string): Promise<void> {
    await Promise.all([storage.remove(keyOf(mediaId)), storage.remove(`${keyOf(mediaId)}.json`)]);
  }
}

export type Uploads = ReturnType<typeof createUploads>;

type Deps = {
  readonly files: UploadFiles;
  readonly onWhole: (mediaId: string) => Promise<void>;
  readonly log: Log;
};

/** Speaks tus 1.0.0. Who may is decided before a request comes here. */
export function createUploads({ files, onWhole, log }: Deps) {
  const tus = new Server({
    path: UPLOADS_PATH,
    datastore: files.tusStore,
    relativeLocation: true,
    // The page comes from where the upload goes: no other origin has business here.
    allowedOrigins: [],
    maxSize: MAX_UPLOAD_BYTES,
    namingFunction: (_request, metadata) => metadata?.mediaId ?? '',
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

  /** tus takes the last word of an address for the upload's name, even one in its query: it sees what was admitted alone. */
  function receive(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.url = path;
    return tus.handle(request, response);
  }
}

function keyOf(mediaId: string): string {
  return `${FOLDER}/${mediaId}`;
}
