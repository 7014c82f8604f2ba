import { type RawBuilder, sql } from 'kysely';
import type { Chapter } from '#contract/captions/chapters.ts';
import type { Cue } from '#contract/captions/cues.ts';
import { plainOf } from '#contract/captions/markup.ts';
import type { Form, MediaType } from '#contract/media/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Cursor, Line, Part, SearchFilter, Source, SourceText } from './policy.ts';

export type Details = {
  readonly title: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly ownerName: string;
};

/** Keeps others from indexing the same entry until commit, and the entry from being deleted; undefined when it was. */
export async function lockDetails(tx: Tx, mediaId: string): Promise<Details | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`search ${mediaId}`}, 0))`.execute(tx);
  const { rows } = await sql<Details>`
    select m.title, m.tags, m.description, p.first_name || ' ' || p.last_name as owner_name
    from media m join people p on p.id = m.owner_id
    where m.id = ${mediaId} for key share of m
  `.execute(tx);
  return rows[0];
}

type ReadsTexts = (db: Db, mediaId: string) => Promise<readonly SourceText[]>;

/** What is said in it. Drafts are for who edits them alone; the default comes first: it is what most people see. */
const captionsOf: ReadsTexts = async (db, mediaId) => {
  const rows = await db
    .selectFrom('captions')
    .select(['language', sql<readonly Cue[]>`cues`.as('cues')])
    .where('mediaId', '=', mediaId)
    .where('isShown', '=', true)
    .orderBy('isDefault', 'desc')
    .orderBy('createdAt')
    .execute();
  return rows.map(({ language, cues }) => ({
    source: 'captions',
    language,
    lines: cues.map(({ startMs, text }) => ({ text: plainOf(text), place: Math.floor(startMs / 1000) })),
  }));
};

/** Titles of chapters lead to a moment as what is said does. */
const chaptersOf: ReadsTexts = async (db, mediaId) => {
  const rows = await db
    .selectFrom('chapterLists')
    .select(sql<readonly Chapter[]>`chapters`.as('chapters'))
    .where('mediaId', '=', mediaId)
    .execute();
  return rows.map(({ chapters }) => ({
    source: 'captions',
    language: null,
    lines: chapters.map(({ startMs, title }) => ({ text: title, place: Math.floor(startMs / 1000) })),
  }));
};

/** What stands on the pages of the version that is shown. */
const documentOf: ReadsTexts = async (db, mediaId) => {
  const { rows } = await sql<Line>`
    select d.text, d.number as place
    from document_pages d join media m on m.id = d.media_id and m.version = d.version
    where d.media_id = ${mediaId} and d.text <> ''
    order by d.number
  `.execute(db);
  return rows.length === 0 ? [] : [{ source: 'document', language: null, lines: rows }];
};

/** One for each table whose texts are searched. */
const SOURCES: readonly ReadsTexts[] = [captionsOf, chaptersOf, documentOf];

export async function listTexts(db: Db, mediaId: string): Promise<readonly SourceText[]> {
  const texts: SourceText[] = [];
  for (const read of SOURCES) texts.push(...(await read(db, mediaId)));
  return texts;
}

/** Folded texts, and the dictionary that finds their stems. */
export type Head = {
  readonly dictionary: string;
  readonly title: string;
  readonly tags: string;
  readonly ownerName: string;
  readonly description: string;
};

/** What decides the order of hits: title before tags before description and owner (D is left to texts). */
export async function headOf(db: Db, { dictionary, title, tags, ownerName, description }: Head): Promise<string> {
  const { rows } = await sql<{ head: string }>`
    select (
      setweight(${vectorOf(dictionary, title)}, 'A') || setweight(${vectorOf(dictionary, tags)}, 'B')
      || setweight(${vectorOf(dictionary, `${description} ${ownerName}`)}, 'C')
    )::text as head
  `.execute(db);
  return rows[0]?.head ?? '';
}

export type IndexedText = Part & {
  readonly source: Source;
  readonly part: number;
  readonly dictionary: string;
  /** As it is compared; `body` is as it was written. */
  readonly folded: string;
};

type Entry = { readonly mediaId: string; readonly look: string; readonly head: string };

/** Instead of all that was there. Each text is found by words of the entry's head together with its own. */
export async function putTexts(tx: Tx, { mediaId, look, head }: Entry, texts: readonly IndexedText[]): Promise<void> {
  await tx.deleteFrom('searchTexts').where('mediaId', '=', mediaId).execute();
  for (const { source, part, dictionary, body, places, folded } of texts) {
    await sql`
      insert into search_texts (media_id, source, part, dictionary, body, places, look, head, vector)
      values (${mediaId}, ${source}, ${part}, ${dictionary}, ${body}, ${places}, ${source === 'details' ? look : ''},
        ${head}::tsvector, ${head}::tsvector || ${vectorOf(dictionary, folded)})
    `.execute(tx);
  }
}

/** Words as they stand, so that their beginnings are found, and their stems. */
function vectorOf(dictionary: string, folded: string): RawBuilder<string> {
  if (dictionary === 'simple') return sql<string>`to_tsvector('simple', ${folded}::text)`;
  return sql<string>`(to_tsvector('simple', ${folded}::text) || to_tsvector(${dictionary}::regconfig, ${folded}::text))`;
}

export async function listOwnedBy(db: Db, ownerId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('media').select('id').where('ownerId', '=', ownerId).execute();
  return rows.map(({ id }) => id);
}

/** By id, so that the next call can go on after the last. */
export async function listEntries(
  db: Db,
  {
    after,
    limit,
    which,
  }: { readonly after: string | null; readonly limit: number; readonly which: 'all' | 'not indexed' },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from media m
    where (${after}::uuid is null or m.id > ${after}::uuid)
      and (${which === 'all'} or not exists (
        select from search_texts t where t.media_id = m.id and t.source = 'details' and t.part = 0
      ))
    order by m.id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** The dictionaries that texts were read by, one look into the index for each. */
export async function listDictionaries(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ dictionary: string }>`
    with recursive used as (
      (select dictionary from search_texts order by dictionary limit 1)
      union all
      select (select t.dictionary from search_texts t where t.dictionary > used.dictionary order by t.dictionary limit 1)
      from used where used.dictionary is not null
    )
    select dictionary from used where dictionary is not null
  `.execute(db);
  return rows.map(({ dictionary }) => dictionary);
}

export type Asked = {
  readonly words: string;
  readonly without: readonly string[];
  readonly beginning: { readonly before: string; readonly word: string } | null;
  readonly dictionaries: readonly string[];
};

/** What PostgreSQL makes of it; both empty when there is nothing to look for. */
export async function readAsked(
  db: Db,
  { words, without, beginning, dictionaries }: Asked,
): Promise<{ readonly wanted: string; readonly query: string }> {
  const everyWay = [...new Set(['simple', ...dictionaries])];
  const inEachWay = (text: string) =>
    sql.join(
      everyWay.map((dictionary) => sql`websearch_to_tsquery(${dictionary}::regconfig, ${text}::text)`),
      sql` || `,
    );
  const begun =
    beginning === null
      ? sql``
      : sql` || (websearch_to_tsquery('simple', ${beginning.before}::text)
          && to_tsquery('simple', ${`${beginning.word}:*`}::text))`;
  const excluded = without.map((text) => sql` && !!(${inEachWay(`"${text}"`)})`);
  const { rows } = await sql<{ wanted: string; query: string }>`
    select wanted::text, (wanted${sql.join(excluded, sql``)})::text as query
    from (select ${inEachWay(words)}${begun} as wanted) asked
  `.execute(db);
  const [row = { wanted: '', query: '' }] = rows;
  return row.wanted === '' ? { wanted: '', query: '' } : row;
}

export type Hit = {
  readonly id: string;
  readonly type: MediaType;
  readonly form: Form;
  readonly version: number;
  readonly poster: string | null;
  readonly title: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly ownerName: string;
  readonly durationSeconds: number | null;
  readonly createdAt: Date;
  readonly playable: boolean;
  readonly dictionary: string;
  readonly rank: number;
};

type Where = {
  readonly findable: RawBuilder<boolean>;
  readonly personId: string;
  readonly filter: SearchFilter;
  readonly limit: number;
};

const hitColumns = sql`
  m.id, m.type, m.form, m.version, m.poster, m.title, m.tags, m.description, p.first_name || ' ' || p.last_name as owner_name,
  m.duration_seconds, m.created_at, m.playable
`;

/** What lies in a text alone ranks behind whatever stands in a head. */
const IN_TEXT_ALONE = 0.001;

/**
 * Best first, then newest. In steps, each kept apart from the next: entries with these words by the index, of those the ones
 * that may be found, and only these are ranked. In one piece PostgreSQL reads all entries there are, for it cannot know how
 * few have the words.
 */
export async function listHits(
  db: Db,
  { query, after, limit, ...where }: Where & { readonly query: string; readonly after: Cursor | null },
): Promise<readonly Hit[]> {
  const { rows } = await sql<Hit>`
    with matched as materialized (
      select distinct t.media_id from search_texts t where t.vector @@ ${query}::tsquery
    ), mine as materialized (
      select m.id, floor(extract(epoch from m.created_at) * 1000) as made_at
      from matched join media m on m.id = matched.media_id
      where ${fits(where)}
    ), ranked as (
      select mine.id, mine.made_at, d.dictionary,
        greatest(ts_rank('{0, 0.1, 0.4, 1}', d.head, ${query}::tsquery), ${IN_TEXT_ALONE})::float8 as rank
      from mine join search_texts d on d.media_id = mine.id and d.source = 'details' and d.part = 0
    ), page as (
      select * from ranked
      where ${after === null ? sql`true` : sql`(rank, made_at, id) < (${after.rank}::float8, ${after.createdAt}::numeric, ${after.id}::uuid)`}
      order by rank desc, made_at desc, id desc
      limit ${limit}
    )
    select ${hitColumns}, page.rank, page.dictionary
    from page join media m on m.id = page.id join people p on p.id = m.owner_id
    order by page.rank desc, page.made_at desc, page.id desc
  `.execute(db);
  return rows;
}

/** How alike two words must be: `cristalography` is found, `cell` is not `bell`. */
const ALIKE = '0.45';

/** What looks like it, where PostgreSQL can tell. */
export async function listLookalikes(
  tx: Tx,
  { look, limit, ...where }: Where & { readonly look: string },
): Promise<readonly Hit[]> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', ${ALIKE}, true)`.execute(tx);
  const { rows } = await sql<Hit>`
    select ${hitColumns}, t.dictionary, word_similarity(${look}, t.look)::float8 as rank
    from search_texts t
    join media m on m.id = t.media_id
    join people p on p.id = m.owner_id
    where t.source = 'details' and ${look} <% t.look and ${fits(where)}
    order by rank desc, m.created_at desc, m.id desc
    limit ${limit}
  `.execute(tx);
  return rows;
}

export async function canGuess(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from pg_extension where extname = 'pg_trgm') as there
  `.execute(db);
  return rows[0]?.there ?? false;
}

function fits({ findable, personId, filter: { types, owner, since } }: Omit<Where, 'limit'>): RawBuilder<boolean> {
  const conditions = [
    findable,
    types.length === 0 ? null : sql`m.type = any(${types})`,
    owner === 'me' ? sql`m.owner_id = ${personId}::uuid` : null,
    owner === 'others' ? sql`m.owner_id <> ${personId}::uuid` : null,
    since === null ? null : sql`m.created_at >= ${since}`,
  ].filter((condition) => condition !== null);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

export type FoundText = Part & {
  readonly mediaId: string;
  readonly source: 'captions' | 'document';
  readonly dictionary: string;
};

/** Of each entry and source the one part that has most of what was searched, the head left out. */
export async function listFoundTexts(
  db: Db,
  { mediaIds, query }: { readonly mediaIds: readonly string[]; readonly query: string },
): Promise<readonly FoundText[]> {
  const { rows } = await sql<FoundText>`
    select distinct on (media_id, source) media_id, source, dictionary, body, places
    from (
      select t.*, ts_rank('{1, 0, 0, 0}', t.vector, ${query}::tsquery) as rank
      from search_texts t
      where t.media_id = any(${mediaIds}::uuid[]) and t.source <> 'details' and t.vector @@ ${query}::tsquery
    ) text
    where rank > 0.000001
    order by media_id, source, rank desc, part
  `.execute(db);
  return rows;
}

export type Candidate = { readonly word: string; readonly dictionary: string };

/** Which of these words are meant, by PostgreSQL's own knowledge of stems and beginnings. */
export async function listMeant(
  db: Db,
  { candidates, lexemes }: { readonly candidates: readonly Candidate[]; readonly lexemes: string },
): Promise<readonly string[]> {
  if (candidates.length === 0) return [];
  const { rows } = await sql<{ word: string }>`
    select distinct c.word
    from unnest(${candidates.map(({ word }) => word)}::text[], ${candidates.map(({ dictionary }) => dictionary)}::text[])
      as c (word, dictionary)
    where to_tsvector('simple', c.word) || to_tsvector(c.dictionary::regconfig, c.word) @@ ${lexemes}::tsquery
  `.execute(db);
  return rows.map(({ word }) => word);
}
