/** The server answers thirty searches a minute (4.2); who types fast does not spend them on half a name. */
const MOST = 30;
const WITHIN_MS = 60_000;

let searchedAtMs: readonly number[] = [];

/** Throws where one more would be too many: the field then suggests nobody, and any address can still be typed. */
export function takeSearch(nowMs: number): void {
  searchedAtMs = searchedAtMs.filter((at) => at > nowMs - WITHIN_MS);
  if (searchedAtMs.length >= MOST) throw new Error('No more suggestions for a moment.');
  searchedAtMs = [...searchedAtMs, nowMs];
}
