import type { FoundPlace, SearchHit } from '#contract/search/endpoints.ts';
import { formatDuration } from '#lib/time.ts';
import { t } from './text.ts';

/** Where a place is, in words: "at 12:04", "page 3". */
export function wordsOfPlace(place: FoundPlace): string {
  switch (place.kind) {
    case 'captions':
      return t('atTime', { time: formatDuration(place.seconds) });
    case 'document':
      return t('onPage', { number: place.page });
    case 'tags':
      return t('inTags');
    case 'description':
      return t('inDescription');
  }
}

/** Null for what is not a place to go to. */
export function addressOfPlace(id: string, place: FoundPlace): string | null {
  switch (place.kind) {
    case 'captions':
      return `/media/${id}?t=${place.seconds}`;
    case 'document':
      return `/media/${id}?page=${place.page}`;
    case 'tags':
    case 'description':
      return null;
  }
}

/** Who searched for the title wants the whole; who searched for words in it wants to go there. */
export function addressOfHit({ id, title, places }: SearchHit): string {
  const [first] = places;
  if (first === undefined || title.some(({ hit }) => hit)) return `/media/${id}`;
  return addressOfPlace(id, first) ?? `/media/${id}`;
}

export function titleOf({ title }: SearchHit): string {
  return title.map(({ text }) => text).join('');
}
