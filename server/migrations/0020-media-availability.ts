import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table media
      add column available_from timestamptz,
      add column available_until timestamptz,
      add constraint media_close_after_they_open check (available_until > available_from);
    create table mail_calendars (
      invite_id uuid primary key constraint mail_calendars_go_with_the_invitation references invites on delete cascade,
      sequence integer not null,
      title text not null,
      starts_at timestamptz not null,
      ends_at timestamptz,
      is_cancelled boolean not null default false
    );
  `.execute(db);
}
