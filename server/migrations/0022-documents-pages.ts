import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table document_pages (
      media_id uuid not null constraint document_pages_go_with_their_media references media on delete cascade,
      version integer not null,
      number integer not null constraint document_pages_count_from_one check (number > 0),
      width real not null,
      height real not null,
      text text,
      folded text,
      lines jsonb,
      constraint document_pages_have_a_place primary key (media_id, version, number),
      constraint document_pages_are_drawn_as_a_whole check ((text is null) = (folded is null) and (text is null) = (lines is null))
    );
  `.execute(db);
}
