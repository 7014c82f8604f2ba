import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index grants_by_invite on grants (invite_id);
    -- A resending that is asked for again after a broken connection mails nobody twice.
    alter table invites add column last_request_id uuid;
  `.execute(db);
}
