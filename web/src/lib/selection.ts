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

/** So many in each call. */
export function portionsOf(ids: readonly string[], size: number): readonly string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size));
}
