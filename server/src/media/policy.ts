import type { Failure, Form, MediaState, MediaType } from '#contract/media/endpoints.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 ** 3;
export const UPLOADS_PATH = '/api/v1/uploads';
/** Bytes of an upload that nobody went on with are dropped; it can be started anew. */
export const IDLE_UPLOAD_DAYS = 7;

export const MEDIA_FOLDER = 'media';

/** All that belongs to an entry. */
export function folderOf(mediaId: string): string {
  return `${MEDIA_FOLDER}/${mediaId}`;
}

type Version = { readonly id: string; readonly version: number };

/** What is made of one version of its bytes; the files in it are never written again. */
export function versionFolderOf({ id, version }: Version): string {
  return `${folderOf(id)}/${version}`;
}

/** The bytes as they came. No signed path can name it, for want of an ending. */
export function sourceOf(version: Version): string {
  return `${versionFolderOf(version)}/source`;
}

/** A quiz stays one whatever plays in it, as long as it plays. */
export function typeOf({ type, form }: { readonly type: MediaType; readonly form: Form }): MediaType {
  return type === 'quiz' && (form === 'video' || form === 'audio') ? 'quiz' : form;
}

export type StateFacts = {
  readonly state: MediaState['kind'];
  readonly failure: Failure | null;
  readonly percent: number;
  readonly playable: boolean;
};

export function stateOf({ state, failure, percent, playable }: StateFacts): MediaState {
  switch (state) {
    case 'uploading':
    case 'ready':
      return { kind: state };
    case 'processing':
      return { kind: state, percent, playable };
    case 'failed':
      return { kind: state, because: failure ?? 'our-fault' };
  }
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

const TAGS_AT_MOST = 20;

export type Retagging = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** Tags are told apart without case, and stay as they were first written. */
export function retagged(
  tags: readonly string[],
  { add, remove }: Retagging,
): readonly string[] | 'unchanged' | 'too-many' {
  const key = (tag: string) => tag.toLowerCase();
  const gone = new Set(remove.map(key));
  const kept = tags.filter((tag) => !gone.has(key(tag)));
  const known = new Set(kept.map(key));
  const added = add.filter((tag) => !known.has(key(tag)) && known.add(key(tag)));
  if (added.length === 0 && kept.length === tags.length) return 'unchanged';
  return kept.length + added.length > TAGS_AT_MOST && added.length > 0 ? 'too-many' : [...kept, ...added];
}

const DAY_MILLISECONDS = 24 * 3_600_000;

/** When what was deleted then goes for good; null for what is not in the recycle bin. */
export function goneAt(deletedAt: Date | null, binDays: number): Date | null {
  return deletedAt === null ? null : new Date(deletedAt.getTime() + binDays * DAY_MILLISECONDS);
}
