import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table groups (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      created_at timestamptz not null default now()
    );
    create unique index groups_have_different_names on groups (lower(name));
    create table group_members (
      group_id uuid not null constraint group_members_go_with_the_group references groups on delete cascade,
      person_id uuid not null constraint group_members_go_with_the_person references people on delete cascade,
      added_at timestamptz not null default now(),
      primary key (group_id, person_id)
    );
    create index group_members_by_person on group_members (person_id);
  `.execute(db);
}
