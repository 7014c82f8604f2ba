import type { QueryInput } from '#contract/endpoint.ts';
import { MEDIA_TYPES, type MediaType, PUBLISH_STATUSES, type PublishStatus } from '#contract/media/endpoints.ts';
import { CAPTIONED, type listMedia, MEDIA_SORTS, MEDIA_STAGES, SHELVES } from '#contract/media/listing.ts';
import { isMade, type Made, sinceOf } from '#lib/made.ts';

export type Shown = (typeof SHELVES)[number];
export type Sort = (typeof MEDIA_SORTS)[number];
export type Captioned = (typeof CAPTIONED)[number];
export type Stage = (typeof MEDIA_STAGES)[number];

/** What My Media shows, as it stands in the address; what is not asked for is left out. */
export type ListAddress = {
  readonly show?: Shown;
  readonly q?: string;
  readonly type?: string;
  readonly status?: string;
  readonly stage?: string;
  readonly captions?: Captioned;
  readonly made?: Made;
  readonly sort?: Sort;
};

export type ListFilter = {
  readonly show: Shown;
  readonly search: string;
  readonly type: readonly MediaType[];
  readonly status: readonly PublishStatus[];
  readonly stage: readonly Stage[];
  readonly captions: Captioned;
  readonly made: Made;
};

export type Listing = { readonly filter: ListFilter; readonly sort: Sort };

export const LONGEST_SEARCH = 200;

/** Whatever somebody wrote into the address. */
export function readListAddress(raw: Readonly<Record<string, unknown>>): ListAddress {
  return addressOf(listingIn(raw));
}

export function listingIn({
  show,
  q,
  type,
  status,
  stage,
  captions,
  made,
  sort,
}: Readonly<Record<string, unknown>>): Listing {
  return {
    filter: {
      show: SHELVES.find((each) => each === show) ?? 'mine',
      search: typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, LONGEST_SEARCH) : '',
      type: someOf(MEDIA_TYPES, type),
      status: someOf(PUBLISH_STATUSES, status),
      stage: someOf(MEDIA_STAGES, stage),
      captions: CAPTIONED.find((each) => each === captions) ?? 'any',
      made: isMade(made) ? made : 'any',
    },
    sort: MEDIA_SORTS.find((each) => each === sort) ?? 'newest',
  };
}

export function addressOf({
  filter: { show, search, type, status, stage, captions, made },
  sort,
}: Listing): ListAddress {
  return {
    ...(show === 'mine' ? {} : { show }),
    ...(search.trim() === '' ? {} : { q: search }),
    ...(type.length === 0 ? {} : { type: type.join(',') }),
    ...(status.length === 0 ? {} : { status: status.join(',') }),
    ...(stage.length === 0 ? {} : { stage: stage.join(',') }),
    ...(captions === 'any' ? {} : { captions }),
    ...(made === 'any' ? {} : { made }),
    ...(sort === 'newest' ? {} : { sort }),
  };
}

/** What is searched is seen in its field. */
export function ticksOf({ type, status, stage, captions, made }: ListFilter): number {
  return type.length + status.length + stage.length + (captions === 'any' ? 0 : 1) + (made === 'any' ? 0 : 1);
}

export function withoutFilter({ show }: ListFilter): ListFilter {
  return { show, search: '', type: [], status: [], stage: [], captions: 'any', made: 'any' };
}

/** As the contract writes it. */
export function wireOf({
  show,
  search,
  type,
  status,
  stage,
  captions,
  made,
}: ListFilter): Omit<QueryInput<typeof listMedia>, 'sort' | 'limit' | 'after'> {
  const since = sinceOf(made);
  return {
    show,
    search,
    type: type.join(','),
    status: status.join(','),
    stage: stage.join(','),
    captions,
    ...(since === undefined ? {} : { since }),
  };
}

function someOf<const V extends string>(values: readonly V[], text: unknown): readonly V[] {
  const parts = typeof text === 'string' ? text.split(',') : [];
  return values.filter((value) => parts.includes(value));
}
