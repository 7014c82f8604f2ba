import { MAX_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '#contract/attachments/endpoints.ts';
import { oneLine } from '#contract/text.ts';

export const ATTACHMENT_UPLOADS_PATH = '/api/v1/attachment-uploads';
/** An upload that nobody went on with is dropped, and has to be chosen anew. */
export const IDLE_ATTACHMENT_DAYS = 1;

type Adding = { readonly kind: 'add' } | { readonly kind: 'refuse'; readonly because: 'too-many' | 'too-large' };

export function decideAdding({ count, byteSize }: { readonly count: number; readonly byteSize: number }): Adding {
  if (byteSize > MAX_ATTACHMENT_BYTES) return { kind: 'refuse', because: 'too-large' };
  return count >= MOST_ATTACHMENTS ? { kind: 'refuse', because: 'too-many' } : { kind: 'add' };
}

/** A name that means the same on every system: the last part of a path, without what systems take for a command. */
export function fileNameOf(written: string): string {
  const lastPart = oneLine(written).split(/[\\/]/).at(-1) ?? '';
  const plain = lastPart
    .replace(/[:*?"<>|\p{Cf}]/gu, ' ')
    .replace(/\s+(?=\s|\.)/g, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return plain === '' ? 'file' : plain;
}

/** First what was named and is there, then the rest as it was. */
export function reordered(now: readonly string[], wanted: readonly string[]): readonly string[] {
  const first = [...new Set(wanted)].filter((id) => now.includes(id));
  return [...first, ...now.filter((id) => !first.includes(id))];
}

type Related = {
  /** What it points to now, in order. */
  readonly now: readonly string[];
  readonly wanted: readonly string[];
  readonly mediaId: string;
  /** Whether the one who asks may open it. */
  readonly mayOpen: (mediaId: string) => boolean;
  readonly most: number;
};

type Relating =
  | { readonly kind: 'relate'; readonly mediaIds: readonly string[] }
  | { readonly kind: 'refuse'; readonly because: 'related-unknown' | 'too-many-related' };

/** Nobody points to what they may not open, and nobody loses a pointer that they cannot see. */
export function decideRelating({ now, wanted, mediaId, mayOpen, most }: Related): Relating {
  const distinct = [...new Set(wanted)];
  if (distinct.some((id) => id === mediaId || !mayOpen(id))) return { kind: 'refuse', because: 'related-unknown' };
  const unseen = now.filter((id) => !mayOpen(id));
  const mediaIds = [...distinct, ...unseen];
  return mediaIds.length > most ? { kind: 'refuse', because: 'too-many-related' } : { kind: 'relate', mediaIds };
}
