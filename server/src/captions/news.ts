import type { Announcement } from '#infra/announce.ts';

/** To whoever looks at the entry; who may see what is decided when they ask. */
export function captionsChanged(mediaId: string): Announcement {
  return { topic: `media:${mediaId}`, name: 'captions.changed', payload: { mediaId } };
}
