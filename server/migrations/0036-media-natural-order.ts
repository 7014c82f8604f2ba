import { type Kysely, sql } from 'kysely';

/** Lecture 2 before Lecture 10, and É beside E; where PostgreSQL was built without ICU, by bytes. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    do $$
    begin
      create collation natural_order (provider = icu, locale = 'und-u-kn-true');
    exception when others then
      create collation natural_order from "C";
    end $$
  `.execute(db);
}
