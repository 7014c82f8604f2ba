import type { BodyInput } from '#contract/endpoint.ts';
import type { changeInvites } from '#contract/invites/managing.ts';
import { portionsOf, type Selection } from '#lib/selection.ts';
import { type ListFilter, wireOf } from './list-filter.ts';

const IN_ONE_CALL = 200;

export type Target = BodyInput<typeof changeInvites>['target'];

/** What the server is asked to change: one call for so many that are named, and one that goes on for all that match. */
export function targetsOf(selection: Selection, filter: ListFilter): readonly Target[] {
  if (selection.kind === 'all-matching') return [{ matching: wireOf(filter) }];
  return portionsOf([...selection.ids], IN_ONE_CALL).map((inviteIds) => ({ inviteIds }));
}
