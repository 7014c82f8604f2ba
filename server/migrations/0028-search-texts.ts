import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table search_texts (
      media_id uuid not null constraint search_texts_go_with_the_media references media on delete cascade,
      source text not null constraint search_texts_come_from_a_known_source
        check (source in ('details', 'captions', 'document')),
      part integer not null,
      dictionary text not null,
      -- Its lines, and of each the second or the page where it stands.
      body text not null,
      places integer[] not null,
      -- Title, tags and owner without case and accents, for who mistypes them.
      look text not null,
      -- What decides the order: small enough to be read for each of many hits.
      head tsvector not null,
      vector tsvector not null,
      primary key (media_id, source, part)
    );
    create index search_texts_by_word on search_texts using gin (vector) with (fastupdate = off);
    create index search_texts_by_dictionary on search_texts (dictionary);
  `.execute(db);
  // Not every PostgreSQL comes with it, and not every account may switch it on. Without it nobody guesses.
  await sql`
    do $$
    begin
      create extension if not exists pg_trgm;
      create index search_texts_by_look on search_texts using gin (look gin_trgm_ops) where source = 'details';
    exception when others then
      raise notice 'pg_trgm is not there: %', sqlerrm;
    end $$
  `.execute(db);
}
