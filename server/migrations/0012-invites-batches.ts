import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table invite_batches (
      id uuid primary key default gen_random_uuid(),
      media_id uuid not null constraint invite_batches_go_with_the_media references media on delete cascade,
      maker_id uuid not null constraint invite_batches_go_with_their_maker references people on delete cascade,
      row_count integer not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      committed_at timestamptz,
      wish jsonb,
      finished_at timestamptz,
      downloaded_at timestamptz,
      constraint invite_batches_say_how_they_are_committed check ((committed_at is null) = (wish is null)),
      constraint invite_batches_finish_after_their_commit check (finished_at is null or committed_at is not null),
      constraint invite_batches_are_downloaded_when_finished check (downloaded_at is null or finished_at is not null)
    );
    create index invite_batches_by_maker on invite_batches (maker_id, media_id);
    create index invite_batches_by_end on invite_batches (expires_at);

    create table invite_batch_rows (
      batch_id uuid not null constraint invite_batch_rows_go_with_their_batch references invite_batches on delete cascade,
      number integer not null,
      line integer not null,
      email text not null,
      email_folded text,
      first_name text not null,
      last_name text not null,
      role text constraint invite_batch_rows_give_a_known_role check (role in ('viewer', 'speaker', 'moderator')),
      language text constraint invite_batch_rows_speak_a_known_language check (language in ('en', 'de', 'es', 'fr', 'he')),
      verdict text not null,
      duplicate_of integer,
      invite_id uuid constraint invite_batch_rows_outlive_their_invite references invites on delete set null,
      secret_id uuid constraint invite_batch_rows_outlive_their_secret references invite_secrets on delete set null,
      sealed_link bytea,
      primary key (batch_id, number)
    );
    create index invite_batch_rows_by_verdict on invite_batch_rows (batch_id, verdict, number);
    create index invite_batch_rows_by_invite on invite_batch_rows (invite_id) where invite_id is not null;
    create index invite_batch_rows_by_secret on invite_batch_rows (secret_id) where secret_id is not null;
  `.execute(db);
}
