import type { Announcement } from '#infra/announce.ts';

/** To whoever looks at the guest links and guests of the entry. */
export function guestsChanged(mediaId: string): Announcement {
  return { topic: `invites:${mediaId}`, name: 'guests.changed', payload: { mediaId } };
}

export function accessChanged(topic: Announcement['topic'], mediaId: string): Announcement {
  return { topic, name: 'access.changed', payload: { mediaId } };
}
