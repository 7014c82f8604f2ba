import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table audit_rows (
      id bigint generated always as identity primary key,
      happened_at timestamptz not null,
      action text not null,
      actor text not null,
      media_id uuid,
      subject_id uuid,
      facts jsonb not null default '{}',
      personal_of uuid,
      personal bytea,
      constraint audit_rows_name_whose_the_personal_fields_are check ((personal is null) = (personal_of is null))
    );
    create index audit_rows_by_media on audit_rows (media_id, id) where media_id is not null;

    create table audit_seals (
      number bigint primary key,
      row_count integer not null,
      hash bytea not null,
      sealed_at timestamptz not null
    );

    create table audit_sealed_rows (
      row_id bigint primary key constraint audit_sealed_rows_name_a_row references audit_rows on delete restrict,
      seal_number bigint not null constraint audit_sealed_rows_name_a_seal references audit_seals on delete restrict
    );

    create table audit_keys (
      subject_id uuid primary key,
      sealed_key bytea not null
    );

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name;
    end $$;
    create trigger audit_rows_are_append_only before update or delete or truncate on audit_rows
      for each statement execute function refuse_change();
    create trigger audit_seals_are_append_only before update or delete or truncate on audit_seals
      for each statement execute function refuse_change();
  `.execute(db);
}
