import { useSettled } from './useSettled.ts';

/** From how many letters on something is suggested. */
const LEAST_SEARCH = 2;
const SETTLED_AFTER_MS = 300;

/**
 * What a field that suggests asks for while one types: nothing before the second letter, nor for what was chosen from
 * its list. `isAhead`: what is typed was not asked for yet; the list opens while one types or not at all.
 */
export function useTypedSearch(text: string, chosen: string | null = null) {
  const typed = text.trim();
  const search = useSettled(typed, SETTLED_AFTER_MS);
  const isAsking = typed.length >= LEAST_SEARCH && typed !== chosen;
  return {
    search,
    isAsking,
    isEnabled: isAsking && search.length >= LEAST_SEARCH,
    isAhead: isAsking && search !== typed,
  };
}
