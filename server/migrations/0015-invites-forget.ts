import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table invitees
      alter column email_folded drop not null,
      add column forgotten_at timestamptz,
      add constraint invitees_have_an_address_until_forgotten check ((email_folded is null) = (forgotten_at is not null));
    create index audit_rows_by_subject on audit_rows (subject_id, id) where subject_id is not null;
    create index audit_rows_by_action on audit_rows (action, id);
  `.execute(db);
}
