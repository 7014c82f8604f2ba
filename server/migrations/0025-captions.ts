import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table captions (
      id uuid primary key default gen_random_uuid(),
      media_id uuid not null constraint captions_go_with_the_entry references media on delete cascade,
      language text not null,
      label text not null,
      origin text not null constraint captions_have_a_known_origin check (origin in ('uploaded', 'written', 'machine')),
      is_shown boolean not null,
      is_default boolean not null default false,
      is_checked boolean not null,
      cues jsonb not null,
      plain_text text not null,
      cue_count integer not null,
      version integer not null default 1 constraint captions_count_their_savings check (version > 0),
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );
    create index captions_by_entry on captions (media_id, created_at);
    create unique index captions_have_one_default on captions (media_id) where is_default;

    create table chapter_lists (
      media_id uuid primary key constraint chapter_lists_go_with_the_entry references media on delete cascade,
      chapters jsonb not null,
      plain_text text not null,
      version integer not null constraint chapter_lists_count_their_savings check (version > 0),
      changed_at timestamptz not null default now()
    );

    create table transcriptions (
      id uuid primary key,
      media_id uuid not null constraint transcriptions_go_with_the_entry references media on delete cascade,
      language text,
      state text not null constraint transcriptions_have_a_known_state
        check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
      percent real not null default 0,
      failure text,
      captions_id uuid constraint transcriptions_forget_deleted_captions references captions on delete set null,
      done_ms integer not null default 0,
      segments jsonb not null default '[]',
      created_at timestamptz not null,
      changed_at timestamptz not null,
      constraint transcriptions_say_why_they_failed check ((state = 'failed') = (failure is not null))
    );
    create index transcriptions_by_entry on transcriptions (media_id, created_at);
    create unique index transcriptions_run_one_at_a_time on transcriptions (media_id) where state in ('waiting', 'running');
  `.execute(db);
}
