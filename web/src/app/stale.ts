import type { QueryKey } from '@tanstack/react-query';
import type { AnyEvent, EventName, EventPayload } from '#contract/realtime.ts';

/** What each event makes stale. A key stands for everything that begins with it. */
const stale: { readonly [E in EventName]: (payload: EventPayload<E>) => readonly QueryKey[] } = {
  // A site role decides over everything that is shown.
  'accounts.changed': () => [['session'], ['media'], ['media-lists'], ['invites'], ['guests'], ['quiz'], ['notices']],
  'access.changed': ({ mediaId }) => [
    ['session'],
    ['media', mediaId],
    ['captions', mediaId],
    ['media-lists'],
    ['search'],
    ['invites', mediaId],
    ['guests', mediaId],
    ['quiz', mediaId],
    ['notices'],
  ],
  // Another version may play, or another picture stand before it.
  'media.changed': ({ mediaId }) => [
    ['media', mediaId],
    ['media-lists'],
    ['playback', mediaId],
    ['documents', mediaId],
  ],
  'captions.changed': ({ mediaId }) => [['captions', mediaId]],
  'editor.changed': ({ mediaId }) => [['editor', mediaId]],
  'media.progressed': ({ mediaId }) => [['media', mediaId], ['media-lists']],
  'media.listed': () => [['media-lists'], ['search']],
  'invites.changed': ({ mediaId }) => [['invites', mediaId]],
  'notices.changed': () => [['notices']],
  'invites.batch-progressed': ({ mediaId, batchId }) => [
    ['invites', mediaId],
    ['invite-batches', mediaId, 'committed'],
    ['invite-batches', mediaId, batchId],
  ],
  'galleries.changed': () => [['galleries']],
  'guests.changed': ({ mediaId }) => [['guests', mediaId]],
  'quiz.changed': ({ mediaId }) => [['quiz', mediaId]],
  'quiz.attempted': ({ mediaId }) => [['quiz', mediaId, 'reports']],
  'quiz.attempt-changed': ({ mediaId }) => [['quiz', mediaId, 'taking']],
  // Settings decide over abilities as well: the media page off, inviting off.
  'settings.changed': ({ module }) => [
    ['settings', module],
    ['session'],
    ['portal'],
    ['media'],
    ['media-lists'],
    ['invites'],
    ['guests'],
  ],
};

export function staleAfter(event: AnyEvent): readonly QueryKey[] {
  // The table ties each name to its payload; the compiler does not see that this is the same pair.
  const keysOf = stale[event.name] as (payload: AnyEvent['payload']) => readonly QueryKey[];
  return keysOf(event.payload);
}
