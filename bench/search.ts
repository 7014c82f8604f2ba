import { globSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { signIn } from '#contract/accounts/endpoints.ts';
import { searchMedia } from '#contract/search/endpoints.ts';
import { addressOf } from '#test/browser.ts';
import type { Databases } from './database.ts';
import { ratiosOf, say, sayHead, saySpread, sayTitle, spreadOf } from './figures.ts';
import { measureLoad, requestText } from './load-runner.ts';
import { ADMINISTRATOR, startUsher } from './usher.ts';

const ROUNDS = Number(process.env.BENCH_SEARCH_ROUNDS ?? 5);
const SEARCHES = Number(process.env.BENCH_SEARCHES ?? 300);
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 100_000);
/** One entry in so many has captions, as long as a lecture. */
const WITH_CAPTIONS = 20;
const CONNECTIONS = 4;
const DATABASE = 'search';
const ROWS_AT_ONCE = 5000;

/** Two people: one who teaches among many others, and one to whom everything belongs. */
type Searcher = 'a teacher' | 'who may find all';

/** Searching over HTTP, beside the bare statement that finds the same words in the same index for anybody. */
export async function compareSearches(databases: Databases): Promise<void> {
  await databases.create(DATABASE);
  await using usher = await startUsher({ databases, database: DATABASE });
  await usher.signUp();
  await usher.browser.call(signIn, { body: ADMINISTRATOR });
  const sentences = readSentences();
  await fill(databases, sentences);
  const searches = searchesFrom(sentences);
  const pool = new pg.Pool({ connectionString: databases.urlOf(DATABASE), max: CONNECTIONS });
  try {
    sayTitle(`Searching in ${ENTRIES.toLocaleString('en')} entries`);
    say(`${ROUNDS} rounds of ${SEARCHES} searches in turn, over ${CONNECTIONS} connections.\n`);
    for (const searcher of ['a teacher', 'who may find all'] as const) {
      await belongTo(databases, searcher);
      const perSecond = { usher: [] as number[], bare: [] as number[] };
      for (let round = 0; round <= ROUNDS; round += 1) {
        const now = { usher: await throughUsher(), bare: await bare() };
        // The first one warms both up.
        if (round === 0) continue;
        perSecond.usher.push(now.usher);
        perSecond.bare.push(now.bare);
      }
      sayHead(`a second, ${searcher}`);
      saySpread('Usher, over HTTP, with where it was found', spreadOf(perSecond.usher), 1);
      saySpread('the bare statement, for anybody', spreadOf(perSecond.bare), 1);
      say();
      sayHead('ratio, round by round');
      saySpread('Usher to the bare statement (aim 0.5)', ratiosOf(perSecond.usher, perSecond.bare), 2);
      say();
    }
  } finally {
    await pool.end();
  }

  function throughUsher(): Promise<number> {
    const cookie = Array.from(usher.browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const requests = searches.map((q) =>
      requestText({
        method: searchMedia.method,
        path: addressOf(searchMedia, { query: { q } }),
        port: usher.port,
        headers: { cookie },
      }),
    );
    return measureLoad(databases.folder, { connections: CONNECTIONS, status: 200, port: usher.port, requests });
  }

  async function bare(): Promise<number> {
    const waiting = searches.values();
    const before = performance.now();
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (const q of waiting) await pool.query({ name: 'bare', text: BARE, values: [q] });
      }),
    );
    return SEARCHES / ((performance.now() - before) / 1000);
  }
}

/** Twenty entries with these words, the best first: as short as it can be said. */
const BARE = `
  select m.id, m.title, max(ts_rank(t.head, q)) as rank
  from websearch_to_tsquery('english', $1) q, search_texts t join media m on m.id = t.media_id
  where t.vector @@ q group by m.id order by rank desc, m.created_at desc limit 20
`;

/** English that people wrote: what the packages beside us say of themselves. */
function readSentences(): readonly string[] {
  const texts = globSync('node_modules/**/*.md', { cwd: new URL('..', import.meta.url).pathname })
    .sort()
    .slice(0, 600)
    .map((path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
  const sentences = texts
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n{2,}/))
    .map((sentence) =>
      sentence
        .replaceAll(/[^a-zA-Z' ]+/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((sentence) => sentence.split(' ').length >= 5 && sentence.length < 300);
  return [...new Set(sentences)];
}

/** One, two or three words that stand in a sentence, without the smallest: the same for all who take turns. */
function searchesFrom(sentences: readonly string[]): readonly string[] {
  return Array.from({ length: SEARCHES }, (_, at) => {
    const sentence = sentences[(at * 7919) % sentences.length] ?? '';
    const words = sentence.toLowerCase().match(/[a-z]{5,}/g) ?? ['light'];
    return words.slice(0, 1 + (at % 3)).join(' ');
  });
}

/** As the index is left by the jobs, without waiting for a hundred thousand of them. */
async function fill(databases: Databases, sentences: readonly string[]): Promise<void> {
  await databases.query(DATABASE, ID_OF);
  await databases.query(DATABASE, 'create table sentences (n int primary key, text text not null)');
  await databases.query(
    DATABASE,
    'insert into sentences select n - 1, s from unnest($1::text[]) with ordinality as x (s, n)',
    [sentences],
  );
  await databases.query(DATABASE, PEOPLE);
  for (let first = 0; first < ENTRIES; first += ROWS_AT_ONCE) {
    const last = Math.min(first + ROWS_AT_ONCE, ENTRIES) - 1;
    await databases.query(DATABASE, ENTRY_ROWS, [first, last, sentences.length]);
    await databases.query(DATABASE, TEXT_ROWS, [first, last, sentences.length, WITH_CAPTIONS]);
  }
  await databases.query(DATABASE, 'vacuum analyze');
}

async function belongTo(databases: Databases, searcher: Searcher): Promise<void> {
  const [share] = searcher === 'a teacher' ? [200] : [1];
  await databases.query(
    DATABASE,
    `insert into media_collaborators (media_id, person_id, kind)
     select m.id, p.id, 'co-viewer' from media m, people p
     where p.email = $1 and m.owner_id <> p.id and hashtext(m.id::text) % $2::int = 0 on conflict do nothing`,
    [ADMINISTRATOR.email, share],
  );
  await databases.query(DATABASE, 'analyze media_collaborators');
}

/** The same id for the same name, in the form of a random one. */
const ID_OF = `
  create function id_of(name text) returns uuid immutable parallel safe
  return overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid
`;

const PEOPLE = `
  insert into people (id, email, email_folded, first_name, last_name, site_role)
  select id_of('person ' || n), 'p' || n || '@example.org', 'p' || n || '@example.org', 'Person', n::text, 'creator'
  from generate_series(0, 499) n
`;

const ENTRY_ROWS = `
  insert into media (id, type, form, title, description, tags, owner_id, status, state, playable, duration_seconds, created_at)
  select id_of('entry ' || at), 'video', 'video', initcap(array_to_string((string_to_array(t.text, ' '))[1:6], ' ')),
    d.text, array[lower(split_part(d.text, ' ', 2))], id_of('person ' || at % 500), 'private', 'ready', true, 2700,
    now() - at * interval '1 minute'
  from generate_series($1::int, $2::int) as g (at)
  join sentences t on t.n = (at::bigint * 31 + 7) % $3::int
  join lateral (
    select string_agg(s.text, '. ') as text from sentences s
    where s.n between (at::bigint * 17) % $3::int and (at::bigint * 17) % $3::int + 3
  ) d on d.text is not null
`;

const TEXT_ROWS = `
  with entry as (
    select m.*, at, setweight(to_tsvector('simple', lower(m.title)) || to_tsvector('english', m.title), 'A')
      || setweight(to_tsvector('simple', m.tags[1]), 'B')
      || setweight(to_tsvector('simple', lower(m.description)) || to_tsvector('english', m.description), 'C') as head
    from generate_series($1::int, $2::int) as g (at) join media m on m.id = id_of('entry ' || at)
  ), said as (
    select e.id, e.head, p.part, string_agg(s.text, E'\\n' order by s.n) as body, array_agg((s.n % 2700)::int order by s.n) as places
    from entry e cross join generate_series(0, 1) as p (part)
    join sentences s on s.n between (e.at::bigint * 13 + p.part * 200) % ($3::int - 200)
      and (e.at::bigint * 13 + p.part * 200) % ($3::int - 200) + 199
    where e.at % $4::int = 0
    group by e.id, e.head, p.part
  )
  insert into search_texts (media_id, source, part, dictionary, body, places, look, head, vector)
  select id, 'details', 0, 'english', '', '{}', lower(title), head, head from entry
  union all
  select id, 'captions', part, 'english', body, places, '', head,
    head || to_tsvector('simple', lower(body)) || to_tsvector('english', body)
  from said
`;
