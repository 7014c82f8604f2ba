import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Named by what was asked for, not by what there is: a row for an id or an address that nobody has is like any other.
    create table invite_codes (
      public_id text not null,
      device_id uuid not null constraint invite_codes_go_with_the_device references devices on delete cascade,
      id uuid not null constraint invite_codes_have_distinct_ids unique,
      address_digest text,
      digest bytea,
      tries integer not null default 0 constraint invite_codes_have_five_tries check (tries between 0 and 5),
      expires_at timestamptz not null,
      primary key (public_id, device_id)
    );
    create index invite_codes_by_end on invite_codes (expires_at);

    create table invite_moves (
      id uuid primary key,
      invite_id uuid not null constraint invite_moves_go_with_the_invite references invites on delete cascade,
      grant_id uuid not null constraint invite_moves_go_with_the_grant references grants on delete cascade,
      device text not null,
      secret_digest bytea not null,
      moved_at timestamptz not null,
      disowned_at timestamptz
    );
    create index invite_moves_by_invite on invite_moves (invite_id, moved_at);
    create index invite_moves_by_grant on invite_moves (grant_id);

    alter table invites add column disowned_at timestamptz;

    -- On a shared computer expires_at slides with use, up to this end.
    alter table grants add column shared_until timestamptz;
    alter table sessions add column idle_minutes integer
      constraint sessions_idle_for_some_minutes check (idle_minutes > 0);
  `.execute(db);
}
