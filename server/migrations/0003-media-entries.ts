import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table media (
      id uuid primary key default gen_random_uuid(),
      type text not null constraint media_have_a_known_type check (type in ('video')),
      title text not null,
      description text not null default '',
      tags text[] not null default '{}',
      owner_id uuid not null constraint media_keep_their_owner references people on delete restrict,
      status text not null default 'private' constraint media_have_a_known_status check (status in ('private', 'unlisted')),
      state text not null default 'uploading' constraint media_have_a_known_state
        check (state in ('uploading', 'processing', 'ready', 'failed')),
      failure text,
      percent real not null default 0 constraint media_percent_fits check (percent between 0 and 100),
      playable boolean not null default false,
      duration_seconds real,
      plays bigint not null default 0,
      created_at timestamptz not null default now(),
      deleted_at timestamptz,
      constraint media_that_failed_say_why check ((state = 'failed') = (failure is not null))
    );
    create index media_by_owner on media (owner_id, created_at desc, id desc);
    create index media_by_deletion on media (deleted_at) where deleted_at is not null;

    create table media_collaborators (
      media_id uuid not null constraint media_collaborators_go_with_the_media references media on delete cascade,
      person_id uuid not null constraint media_collaborators_go_with_the_person references people on delete cascade,
      kind text not null constraint media_collaborators_have_a_known_kind
        check (kind in ('co-owner', 'co-editor', 'co-publisher', 'co-viewer')),
      added_at timestamptz not null default now(),
      primary key (media_id, person_id)
    );
    create index media_collaborators_by_person on media_collaborators (person_id);

    create table media_plays (
      media_id uuid not null constraint media_plays_go_with_the_media references media on delete cascade,
      session_id uuid not null,
      played_at timestamptz not null default now(),
      primary key (media_id, session_id)
    );
  `.execute(db);
}
