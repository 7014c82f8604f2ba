import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table media
      drop constraint media_have_a_known_type,
      add column form text,
      add column version integer not null default 1 constraint media_versions_count_from_one check (version > 0);
    update media set form = type;
    alter table media
      alter column form set not null,
      add constraint media_have_a_known_type check (type in ('video', 'audio', 'document', 'image', 'quiz')),
      add constraint media_have_a_known_form check (form in ('video', 'audio', 'document', 'image')),
      add constraint media_are_their_form_or_a_quiz check (type = form or (type = 'quiz' and form in ('video', 'audio')));
  `.execute(db);
}
