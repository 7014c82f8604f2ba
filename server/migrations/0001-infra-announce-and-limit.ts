import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table events (
      id bigint generated always as identity primary key,
      transaction xid8 not null default pg_current_xact_id(),
      topic text not null,
      name text not null,
      payload jsonb not null,
      happened_at timestamptz not null default now()
    );
    create index events_by_topic on events (topic, transaction);
    create index events_by_age on events (happened_at);

    create table limits (
      key text primary key,
      count integer not null,
      ends_at timestamptz not null
    );
  `.execute(db);
}
