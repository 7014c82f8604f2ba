import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table guest_codes (
      guest_id uuid primary key constraint guest_codes_go_with_the_guest references guests on delete cascade,
      digest bytea not null,
      tries integer not null default 0 constraint guest_codes_have_five_tries check (tries between 0 and 5),
      expires_at timestamptz not null
    );
  `.execute(db);
}
