import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table settings (
      module text primary key,
      value jsonb not null,
      changed_at timestamptz not null default now()
    );
  `.execute(db);
}
