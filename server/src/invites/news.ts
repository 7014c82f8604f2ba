import type { Announcement } from '#infra/announce.ts';

/** One for a whole chunk of invitations: whoever looks at the list or at the batch asks again. */
export function batchProgressed({ id, mediaId }: { readonly id: string; readonly mediaId: string }): Announcement {
  return { topic: `invites:${mediaId}`, name: 'invites.batch-progressed', payload: { mediaId, batchId: id } };
}

/** To whoever looks at the list of the entry's invitations. */
export function inviteChanged({ id, mediaId }: { readonly id: string; readonly mediaId: string }): Announcement {
  return { topic: `invites:${mediaId}`, name: 'invites.changed', payload: { mediaId, inviteId: id } };
}

/** To who may open the entry, or to one device: what they may do there is to be looked at anew. */
export function accessChanged(topic: Announcement['topic'], mediaId: string): Announcement {
  return { topic, name: 'access.changed', payload: { mediaId } };
}
