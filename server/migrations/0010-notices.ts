import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table notices (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null constraint notices_go_with_the_person references people on delete cascade,
      kind text not null constraint notices_are_of_a_known_kind
        check (kind in ('new-link-asked', 'move-waits', 'disowned', 'invite-bounced')),
      media_id uuid not null constraint notices_go_with_the_media references media on delete cascade,
      invite_id uuid not null constraint notices_go_with_the_invite references invites on delete cascade,
      facts jsonb not null,
      created_at timestamptz not null,
      mailed_at timestamptz,
      seen_at timestamptz,
      done_at timestamptz
    );
    create unique index notices_are_open_once on notices (invite_id, kind) where done_at is null;
    create index notices_by_person on notices (person_id, created_at desc, id desc) where done_at is null;
  `.execute(db);
}
