import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table invitees (
      id uuid primary key default gen_random_uuid(),
      email_folded text not null constraint invitees_have_one_address_each unique
    );

    create table invites (
      id uuid primary key default gen_random_uuid(),
      public_id text not null constraint invites_have_distinct_names unique,
      media_id uuid not null constraint invites_go_with_the_media references media on delete cascade,
      inviter_id uuid not null constraint invites_keep_their_inviter references people on delete restrict,
      invitee_id uuid not null constraint invites_keep_their_invitee references invitees on delete restrict,
      email text not null,
      first_name text not null,
      last_name text not null,
      role text not null constraint invites_give_a_known_role check (role in ('viewer', 'speaker', 'moderator')),
      message text not null default '',
      time_zone text,
      max_uses integer,
      uses integer not null default 0,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      opened_at timestamptz,
      new_device_until timestamptz,
      removed_at timestamptz,
      constraint invites_uses_fit check (uses between 0 and coalesce(max_uses, uses))
    );
    create index invites_by_media on invites (media_id, created_at desc, id desc);
    create index invites_by_inviter on invites (inviter_id, created_at);
    create index invites_by_invitee on invites (invitee_id, media_id);

    create table invite_secrets (
      id uuid primary key default gen_random_uuid(),
      invite_id uuid not null constraint invite_secrets_go_with_the_invite references invites on delete cascade,
      digest bytea not null,
      via text not null constraint invite_secrets_have_a_known_way check (via in ('copied', 'mailed')),
      created_at timestamptz not null default now(),
      ended_at timestamptz
    );
    create index invite_secrets_by_invite on invite_secrets (invite_id);

    create table devices (
      id uuid primary key default gen_random_uuid(),
      secret_digest bytea not null constraint devices_have_distinct_secrets unique,
      label text not null,
      created_at timestamptz not null default now()
    );

    create table sessions (
      id uuid primary key default gen_random_uuid(),
      secret_digest bytea not null constraint sessions_have_distinct_secrets unique,
      device_id uuid not null constraint sessions_go_with_their_device references devices on delete cascade,
      person_id uuid constraint sessions_go_with_their_person references people on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      ended_at timestamptz
    );
    create index sessions_by_device on sessions (device_id);
    create index sessions_by_person on sessions (person_id) where person_id is not null;

    create table grants (
      id uuid primary key default gen_random_uuid(),
      media_id uuid not null constraint grants_go_with_the_media references media on delete cascade,
      invite_id uuid not null constraint grants_go_with_the_invite references invites on delete cascade,
      device_id uuid not null constraint grants_go_with_the_device references devices on delete cascade,
      person_id uuid constraint grants_go_with_the_person references people on delete cascade,
      role text not null constraint grants_give_a_known_role check (role in ('viewer', 'speaker', 'moderator')),
      holder_name text not null,
      joined_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      end_reason text constraint grants_end_for_a_known_reason check (end_reason in ('left', 'moved', 'removed')),
      constraint grants_that_ended_say_why check ((ended_at is null) = (end_reason is null))
    );
    create unique index grants_are_one_for_each_invite_and_device on grants (invite_id, device_id) where ended_at is null;
    create index grants_by_device on grants (device_id, media_id);
    create index grants_by_person on grants (person_id, media_id) where person_id is not null;

    create table invite_openings (
      invite_id uuid not null constraint invite_openings_go_with_the_invite references invites on delete cascade,
      device_id uuid not null constraint invite_openings_go_with_the_device references devices on delete cascade,
      secret_id uuid not null constraint invite_openings_go_with_the_secret references invite_secrets on delete cascade,
      expires_at timestamptz not null,
      primary key (invite_id, device_id)
    );
  `.execute(db);
}
