import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table people (
      id uuid primary key default gen_random_uuid(),
      email text not null,
      email_folded text not null constraint people_have_one_address_each unique,
      first_name text not null,
      last_name text not null,
      site_role text not null constraint people_have_a_known_role
        check (site_role in ('viewer', 'creator', 'publisher', 'administrator')),
      password_hash text,
      created_at timestamptz not null default now(),
      deactivated_at timestamptz
    );

    create table set_up_links (
      id uuid primary key default gen_random_uuid(),
      purpose text not null constraint set_up_links_have_a_known_purpose check (purpose in ('first-administrator', 'password')),
      person_id uuid constraint set_up_links_go_with_their_person references people on delete cascade,
      secret_digest bytea not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      constraint set_up_links_for_a_password_name_the_person check ((purpose = 'password') = (person_id is not null))
    );

    create table api_keys (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null constraint api_keys_go_with_their_person references people on delete cascade,
      name text not null,
      secret_digest bytea not null constraint api_keys_have_distinct_secrets unique,
      scopes text[] not null,
      created_at timestamptz not null default now(),
      ended_at timestamptz
    );
    create index api_keys_by_person on api_keys (person_id);
  `.execute(db);
}
