import { MEDIA_TYPES, type MediaType } from '#contract/media/endpoints.ts';
import { LONGEST_SEARCH, type SEARCH_OWNERS } from '#contract/search/endpoints.ts';
import { isMade, type Made } from '#lib/made.ts';

/** A search as it stands in the address; what is not asked for is left out. */
export type SearchAddress = {
  readonly q?: string;
  readonly type?: string;
  readonly owner?: 'me' | 'others';
  readonly made?: Exclude<Made, 'any'>;
};

export type SearchFilter = {
  readonly type: readonly MediaType[];
  readonly owner: (typeof SEARCH_OWNERS)[number];
  readonly made: Made;
};

/** Whatever somebody wrote into the address. */
export function readAddress({ q, type, owner, made }: Readonly<Record<string, unknown>>): SearchAddress {
  const types = typesIn(type);
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, LONGEST_SEARCH) : '';
  return {
    ...(words.trim() === '' ? {} : { q: words }),
    ...(types.length === 0 ? {} : { type: types.join(',') }),
    ...(owner === 'me' || owner === 'others' ? { owner } : {}),
    ...(isMade(made) && made !== 'any' ? { made } : {}),
  };
}

export function filterIn({ type, owner, made }: SearchAddress): SearchFilter {
  return { type: typesIn(type), owner: owner ?? 'anyone', made: made ?? 'any' };
}

export function isFiltering({ type, owner, made }: SearchFilter): boolean {
  return type.length > 0 || owner !== 'anyone' || made !== 'any';
}

function typesIn(text: unknown): readonly MediaType[] {
  const parts = typeof text === 'string' ? text.split(',') : [];
  return MEDIA_TYPES.filter((type) => parts.includes(type));
}
