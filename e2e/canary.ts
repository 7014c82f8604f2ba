import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { ParsedMail } from 'mailparser';
import type { Db } from '#infra/db.ts';

/** Where something was written down, and what stands there. */
export type Writing = { readonly place: string; readonly text: string };

/** Where it stands in a text; -1 where it does not. */
type Search = (text: string) => number;

/** Knows the secrets of a journey, and finds them in whatever was written down, in every spelling that gives them away. */
export function createCanary() {
  const secrets: { readonly name: string; readonly placesIn: readonly Search[] }[] = [];
  return { learn, sightings };

  function learn(name: string, secret: string): void {
    if (secret.length < 8) throw new Error(`There is no ${name} to look for.`);
    secrets.push({ name, placesIn: searchesFor(secret) });
  }

  function sightings(writings: readonly Writing[]): readonly string[] {
    return writings.flatMap(({ place, text }) =>
      secrets.flatMap(({ name, placesIn }) => {
        const at = placesIn.map((placeIn) => placeIn(text)).find((place) => place >= 0);
        return at === undefined ? [] : [`${name} in ${place}: ${text.slice(Math.max(0, at - 80), at + 80)}`];
      }),
    );
  }
}

/** As it is, its characters and the bytes it stands for; PostgreSQL writes bytes in hexadecimal. */
function searchesFor(secret: string): readonly Search[] {
  const code = /^(\d{4}) ?(\d{4})$/.exec(secret);
  if (code !== null) {
    const [, first = '', last = ''] = code;
    const inBytes = [`${first}${last}`, `${first} ${last}`].flatMap(inOtherWords);
    // Eight digits of a longer number are no code.
    const alone = new RegExp(`(?<![\\da-f])${first}(?:[\\s+-]|%20|&nbsp;)?${last}(?![\\da-f])`);
    return [(text) => text.search(alone), ...inBytes.map(literally)];
  }
  const random = /[\w-]{43}$|[\w+/]{32,}=*$/.exec(secret)?.[0];
  const bytes = random === undefined ? null : Buffer.from(random, 'base64');
  return [
    ...new Set([secret, encodeURIComponent(secret), ...inOtherWords(secret)]),
    ...(bytes === null ? [] : [random ?? '', ...inOtherWords(bytes), bytes.toString('latin1')]),
  ].map(literally);
}

function inOtherWords(content: string | Buffer): readonly string[] {
  const bytes = Buffer.from(content as string);
  return [bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

function literally(spelling: string): Search {
  return (text) => text.indexOf(spelling);
}

/** Every row of every table, of the job queue's as well. */
export async function databaseAsWritings(db: Db): Promise<readonly Writing[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  `.execute(db);
  const writings: Writing[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(t)::text as row from ${sql.table(`${schema}.${name}`)} t
    `.execute(db);
    writings.push({ place: `${schema}.${name}`, text: rows.map(({ row }) => row).join('\n') });
  }
  return writings;
}

/** What stands above a mail; the letter itself brings the link, which is its purpose. */
export function headersAsWritings(mails: readonly ParsedMail[]): readonly Writing[] {
  return mails.flatMap(({ subject, headerLines, attachments }) => [
    { place: `the headers of “${subject}”`, text: headerLines.map(({ line }) => line).join('\n') },
    ...attachments
      .filter(({ contentType }) => contentType.startsWith('text/calendar'))
      .map(({ content }) => ({ place: `the calendar in “${subject}”`, text: content.toString() })),
  ]);
}

type Header = { readonly name: string; readonly value: string };
type Har = {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string; readonly url: string; readonly headers: readonly Header[] };
      readonly response: {
        readonly headers: readonly Header[];
        readonly redirectURL: string;
        readonly content: { readonly text?: string; readonly encoding?: string };
      };
    }[];
  };
};

/**
 * What a browser asked and what came back, without the two places a secret is for: the cookies of this browser, and
 * the body that presents it. `made` are the answers that may bring one.
 */
export async function harAsWritings(path: string, made: RegExp): Promise<readonly Writing[]> {
  const { log } = JSON.parse(await readFile(path, 'utf8')) as Har; // As Playwright writes it.
  return log.entries.flatMap(({ request, response }) => {
    const name = `${request.method} ${new URL(request.url).pathname}`;
    const { text = '', encoding } = response.content;
    const body = encoding === 'base64' ? Buffer.from(text, 'base64').toString('latin1') : text;
    return [
      { place: `the request ${name}`, text: [request.url, ...written(request.headers)].join('\n') },
      { place: `the headers after ${name}`, text: [response.redirectURL, ...written(response.headers)].join('\n') },
      ...(made.test(name) ? [] : [{ place: `the answer to ${name}`, text: body }]),
    ];
  });
}

function written(headers: readonly Header[]): readonly string[] {
  return headers.filter(({ name }) => !/^(set-)?cookie$/i.test(name)).map(({ name, value }) => `${name}: ${value}`);
}
