import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table media
      add column poster text constraint media_posters_are_files_of_ours check (poster ~ '^[a-z0-9_-]{1,60}[.]jpg$');

    create table editor_edits (
      id uuid primary key,
      media_id uuid not null constraint editor_edits_go_with_the_media references media on delete cascade,
      person_id uuid not null constraint editor_edits_keep_their_maker references people on delete restrict,
      of_number integer not null,
      becomes text not null constraint editor_edits_become_something_known check (becomes in ('version', 'entry', 'entries')),
      parts jsonb not null,
      title text not null,
      into_number integer,
      into_media_ids uuid[] not null,
      state text not null constraint editor_edits_have_a_known_state
        check (state in ('waiting', 'working', 'done', 'cancelled', 'stopped', 'failed')),
      percent double precision not null default 0,
      started_at timestamptz not null,
      ended_at timestamptz,
      constraint editor_edits_make_a_version_or_entries check ((into_number is null) = (cardinality(into_media_ids) > 0)),
      constraint editor_edits_end_with_their_state check ((ended_at is null) = (state in ('waiting', 'working')))
    );
    create unique index editor_edits_are_one_at_a_time on editor_edits (media_id) where ended_at is null;
    create index editor_edits_by_media on editor_edits (media_id, started_at desc);

    create table editor_versions (
      media_id uuid not null constraint editor_versions_go_with_the_media references media on delete cascade,
      number integer not null constraint editor_versions_count_from_one check (number > 0),
      of_number integer,
      parts jsonb,
      person_id uuid constraint editor_versions_keep_their_maker references people on delete restrict,
      made_at timestamptz not null,
      duration_seconds double precision,
      bytes bigint not null,
      left_at timestamptz,
      timeline jsonb not null default '{}',
      primary key (media_id, number),
      constraint editor_versions_are_parts_of_another check ((of_number is null) = (parts is null))
    );
    create index editor_versions_by_leaving on editor_versions (left_at) where left_at is not null;

    create table editor_thumbnails (
      media_id uuid primary key constraint editor_thumbnails_go_with_the_media references media on delete cascade,
      id uuid not null constraint editor_thumbnails_are_distinct unique,
      kind text not null constraint editor_thumbnails_have_a_known_kind check (kind in ('automatic', 'frame', 'picture')),
      seconds double precision,
      state text not null constraint editor_thumbnails_have_a_known_state check (state in ('shown', 'making', 'failed')),
      constraint editor_thumbnails_of_frames_have_a_moment check ((kind = 'frame') = (seconds is not null))
    );
  `.execute(db);
}
