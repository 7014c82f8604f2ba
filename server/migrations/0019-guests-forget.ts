import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table guests add column forgotten_at timestamptz;
    create index guests_that_may_be_forgotten on guests (entered_at) where forgotten_at is null;
  `.execute(db);
}
