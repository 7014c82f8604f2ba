import { z } from 'zod';
import { Moment } from '#contract/text.ts';

/** When an entry can be opened by those who do not work on it; null: there is no such bound. */
export const Availability = z
  .object({ from: Moment.nullable(), until: Moment.nullable() })
  .refine(({ from, until }) => from === null || until === null || Date.parse(from) < Date.parse(until), {
    path: ['until'],
    message: 'It cannot close before it opens.',
  })
  .meta({ example: { from: '2026-07-03T12:00:00Z', until: '2026-07-10T12:00:00Z' } });
export type Availability = z.infer<typeof Availability>;

export type Window = { readonly from: Date | null; readonly until: Date | null };

/** Both sides ask this: the server to open the door, the web to say when it opens and when to ask again. */
export function availabilityAt({ from, until }: Window, now: Date): 'before' | 'open' | 'after' {
  if (from !== null && now < from) return 'before';
  if (until !== null && now >= until) return 'after';
  return 'open';
}
