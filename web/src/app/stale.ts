import type { QueryKey } from '@tanstack/react-query';
import type { AnyEvent, EventName, EventPayload } from '#contract/realtime.ts';

/** What each event makes stale. A key stands for everything that begins with it. */
const stale: { readonly [E in EventName]: (payload: EventPayload<E>) => readonly QueryKey[] } = {
  // A site role decides over everything that is shown.
  'accounts.changed': () => [['session'], ['media'], ['media-lists'], ['invites'], ['notices']],
  'access.changed': ({ mediaId }) => [
    ['session'],
    ['media', mediaId],
    ['media-lists'],
    ['invites', mediaId],
    ['notices'],
  ],
  'media.changed': ({ mediaId }) => [['media', mediaId], ['media-lists']],
  'media.progressed': ({ mediaId }) => [['media', mediaId], ['media-lists']],
  'media.listed': () => [['media-lists']],
  'invites.changed': ({ mediaId }) => [['invites', mediaId]],
  'notices.changed': () => [['notices']],
  'invites.batch-progressed': ({ mediaId, batchId }) => [
    ['invites', mediaId],
    ['invite-batches', mediaId, batchId],
  ],
  // Settings decide over abilities as well: the media page off, inviting off.
  'guests.changed': ({ mediaId }) => [['guests', mediaId]],
  'settings.changed': ({ module }) => [['settings', module], ['portal'], ['media'], ['media-lists'], ['invites']],
};

export function staleAfter(event: AnyEvent): readonly QueryKey[] {
  // The table ties each name to its payload; the compiler does not see that this is the same pair.
  const keysOf = stale[event.name] as (payload: AnyEvent['payload']) => readonly QueryKey[];
  return keysOf(event.payload);
}
