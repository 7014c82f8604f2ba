import type { BodyInput } from '#contract/endpoint.ts';
import type { changeInvites } from '#contract/invites/managing.ts';
import { type ListFilter, wireOf } from './list-filter.ts';

/** Rows that were ticked one by one, or all that match, also those that are not loaded. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all-matching'; readonly count: number };

export const NOTHING_SELECTED: Selection = { kind: 'some', ids: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all-matching' || selection.ids.has(id);
}

export function countOf(selection: Selection): number {
  return selection.kind === 'all-matching' ? selection.count : selection.ids.size;
}

/** Taking one away from all that match leaves the others that are shown. */
export function toggled(selection: Selection, id: string, shown: readonly string[]): Selection {
  const ids = new Set(selection.kind === 'all-matching' ? shown : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

const IN_ONE_CALL = 200;

export type Target = BodyInput<typeof changeInvites>['target'];

/** What the server is asked to change: one call for so many that are named, and one that goes on for all that match. */
export function targetsOf(selection: Selection, filter: ListFilter): readonly Target[] {
  if (selection.kind === 'all-matching') return [{ matching: wireOf(filter) }];
  const ids = [...selection.ids];
  return Array.from({ length: Math.ceil(ids.length / IN_ONE_CALL) }, (_, at) => ({
    inviteIds: ids.slice(at * IN_ONE_CALL, (at + 1) * IN_ONE_CALL),
  }));
}
