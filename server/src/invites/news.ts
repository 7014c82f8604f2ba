import type { Announcement } from '#infra/announce.ts';

/** To whoever looks at the list of the entry's invitations. */
export function inviteChanged({ id, mediaId }: { readonly id: string; readonly mediaId: string }): Announcement {
  return { topic: `invites:${mediaId}`, name: 'invites.changed', payload: { mediaId, inviteId: id } };
}
