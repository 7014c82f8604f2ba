/** The same list with one of its members a place further to the front (-1) or to the back (1). */
export function moved(ids: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = ids.indexOf(id);
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, Math.max(0, from + by)), id, ...others.slice(Math.max(0, from + by))];
}
