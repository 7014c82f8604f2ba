import type { Access } from '#access/service.ts';
import type { Person } from '#contract/access/principal.ts';
import type { MediaType } from '#contract/media/endpoints.ts';
import type { FoundPlace, SEARCH_OWNERS, SearchHit } from '#contract/search/endpoints.ts';
import { type Db, transact } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import type { Playback } from '#playback/service.ts';
import { cursorText, readCursor } from './policy.ts';
import { readQuery } from './query.ts';
import { bestPlaceIn, type IsHit, type MayHit, marked, quickLook, snippetOf } from './snippets.ts';
import * as store from './store.ts';
import { foldText, wordsOf } from './words.ts';

type Deps = { readonly db: Db; readonly access: Access; readonly playback: Pick<Playback, 'posterUrl'> };

export type Search = {
  readonly q: string;
  readonly type: readonly MediaType[];
  readonly owner: (typeof SEARCH_OWNERS)[number];
  readonly since?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

type Found = { hits: SearchHit[]; next: string | null; isGuess: boolean };

const NOTHING: Found = { hits: [], next: null, isGuess: false };
const GUESSES_AT_MOST = 8;

/** These may change how a word begins; in all others a word and its stem have their first letters in common. */
const CHANGE_BEGINNINGS = ['arabic', 'indonesian', 'irish'];

export function createFinding({ db, access, playback }: Deps) {
  return { find };

  async function find({ q, type, owner, since, limit, after }: Search, caller: Person): Promise<Found> {
    const cursor = after === undefined ? null : readCursor(after);
    if (after !== undefined && cursor === null) throw new Problem('request.invalid', { fields: [NO_PLACE] });
    const dictionaries = await store.listDictionaries(db);
    const { wanted, query } = await store.readAsked(db, { ...readQuery(q), dictionaries });
    if (wanted === '') return NOTHING;

    const where = {
      findable: access.findableBy(caller),
      personId: caller.personId,
      filter: { types: type, owner, since: since === undefined ? null : new Date(since) },
    };
    const found = await store.listHits(db, { ...where, query, after: cursor, limit: limit + 1 });
    if (found.length === 0 && cursor === null) return guess(q, where, caller);
    const page = await openTo(caller, found.slice(0, limit));
    const last = found.slice(0, limit).at(-1);
    const next =
      found.length > limit && last !== undefined
        ? cursorText({ rank: last.rank, createdAt: last.createdAt.getTime(), id: last.id })
        : null;
    return { hits: await withPlaces(page, { wanted, query }, caller), next, isGuess: false };
  }

  /** Nothing has these words: perhaps one of them is mistyped. */
  async function guess(
    q: string,
    where: Omit<Parameters<typeof store.listLookalikes>[1], 'look' | 'limit'>,
    caller: Person,
  ): Promise<Found> {
    if (!(await store.canGuess(db))) return NOTHING;
    const asked = { ...where, look: foldText(q), limit: GUESSES_AT_MOST };
    const alike = await transact(db, (tx) => store.listLookalikes(tx, asked));
    const hits = (await openTo(caller, alike)).map((hit) => viewOf(hit, { isHit: () => false, places: [], caller }));
    return { hits, next: null, isGuess: hits.length > 0 };
  }

  /** The query decides over all entries at once; what leaves the house is asked of the one access decision again. */
  async function openTo(caller: Person, hits: readonly store.Hit[]): Promise<readonly store.Hit[]> {
    const standings = await access.standingsOn(
      caller,
      hits.map(({ id }) => id),
    );
    return hits.filter(({ id }) => standings.get(id)?.abilities.includes('media.open'));
  }

  type Query = { readonly wanted: string; readonly query: string };

  async function withPlaces(
    hits: readonly store.Hit[],
    { wanted, query }: Query,
    caller: Person,
  ): Promise<SearchHit[]> {
    if (hits.length === 0) return [];
    const texts = await store.listFoundTexts(db, { mediaIds: hits.map(({ id }) => id), query });
    const lexemes = lexemesIn(wanted);
    const meant = new Set(
      await store.listMeant(db, { candidates: candidatesIn(hits, texts, lexemes), lexemes: lexemes.join(' | ') }),
    );
    const isHit: IsHit = (folded) => meant.has(folded);
    const mayHit = quickLook([...meant]);
    return hits.map((hit) => {
      const own = texts.filter(({ mediaId }) => mediaId === hit.id);
      return viewOf(hit, { isHit, places: placesOf(hit, own, { isHit, mayHit }), caller });
    });
  }

  type Shown = { readonly isHit: IsHit; readonly places: FoundPlace[]; readonly caller: Person };

  function viewOf(hit: store.Hit, { isHit, places, caller }: Shown): SearchHit {
    const { id, type, form, title, ownerName, durationSeconds, createdAt, playable } = hit;
    return {
      id,
      type,
      form,
      title: marked(title, isHit),
      ownerName,
      durationSeconds,
      createdAt: createdAt.toISOString(),
      thumbnailUrl: playable ? playback.posterUrl(hit, caller.sessionId) : null,
      places,
    };
  }
}

const NO_PLACE = { field: 'after', message: 'This is not a place in the list.' };

/** Where the hits of one entry are, the most telling first: what leads to a moment or a page. */
type Looks = { readonly isHit: IsHit; readonly mayHit: MayHit };

function placesOf(
  { tags, description }: store.Hit,
  texts: readonly store.FoundText[],
  { isHit, mayHit }: Looks,
): FoundPlace[] {
  const inTexts = texts.flatMap((text): FoundPlace[] => {
    const found = bestPlaceIn(text, isHit, mayHit);
    if (found === null) return [];
    const { place, snippet } = found;
    return [
      text.source === 'captions'
        ? { kind: 'captions', seconds: Math.max(0, place), snippet }
        : { kind: 'document', page: Math.max(1, place), snippet },
    ];
  });
  const inTags = tags.filter((tag) => wordsOf(tag).some(({ folded }) => isHit(folded)));
  const inDescription = snippetOf(description, isHit);
  return [
    ...inTexts,
    ...(inTags.length === 0 ? [] : [{ kind: 'tags' as const, snippet: marked(inTags.join(' · '), isHit) }]),
    ...(inDescription === null ? [] : [{ kind: 'description' as const, snippet: inDescription }]),
  ];
}

/** The words in PostgreSQL's writing of a query, each with its quotes, and a star where it is a beginning. */
function lexemesIn(query: string): readonly string[] {
  return [...new Set(query.match(/'(?:[^']|'')*'(?::\*)?/g))];
}

function candidatesIn(
  hits: readonly store.Hit[],
  texts: readonly store.FoundText[],
  lexemes: readonly string[],
): readonly store.Candidate[] {
  const bare = lexemes.map((lexeme) => lexeme.replace(/^'|'.*$/g, ''));
  const mayHit = quickLook(bare);
  const beginnings = new Set(bare.map((lexeme) => lexeme.slice(0, 2)));
  const candidates = new Map<string, store.Candidate>();
  const read = (text: string, dictionary: string) => {
    const isOpen = CHANGE_BEGINNINGS.includes(dictionary);
    for (const line of text.split('\n')) {
      if (!isOpen && !mayHit(line)) continue;
      for (const { folded: word } of wordsOf(line)) {
        if (isOpen || beginnings.has(word.slice(0, 2))) candidates.set(`${dictionary} ${word}`, { word, dictionary });
      }
    }
  };
  for (const { title, tags, description, dictionary } of hits) {
    read([title, ...tags, description].join('\n'), dictionary);
  }
  for (const { body, dictionary } of texts) read(body, dictionary);
  return [...candidates.values()];
}
