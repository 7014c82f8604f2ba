import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table guest_links (
      id uuid primary key,
      public_id text not null constraint guest_links_have_distinct_names unique,
      media_id uuid not null constraint guest_links_go_with_the_media references media on delete cascade,
      created_by uuid not null constraint guest_links_keep_their_maker references people on delete restrict,
      name text not null,
      place smallint not null constraint guest_links_are_at_most_three check (place between 1 and 3),
      secret_digest bytea not null,
      sealed_secret bytea,
      max_guests integer,
      entered integer not null default 0,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      switched_off_at timestamptz,
      deleted_at timestamptz,
      constraint guest_links_admit_as_many_as_allowed check (entered between 0 and coalesce(max_guests, entered)),
      constraint guest_links_lose_their_secret_when_deleted check ((deleted_at is null) = (sealed_secret is not null))
    );
    create unique index guest_links_have_a_place_each on guest_links (media_id, place) where deleted_at is null;

    create table guest_openings (
      guest_link_id uuid not null constraint guest_openings_go_with_the_link references guest_links on delete cascade,
      device_id uuid not null constraint guest_openings_go_with_the_device references devices on delete cascade,
      expires_at timestamptz not null,
      primary key (guest_link_id, device_id)
    );

    create table guests (
      id uuid primary key,
      guest_link_id uuid not null constraint guests_go_with_the_link references guest_links on delete cascade,
      media_id uuid not null constraint guests_go_with_the_media references media on delete cascade,
      device_id uuid not null constraint guests_go_with_the_device references devices on delete cascade,
      name text not null,
      email text not null,
      email_folded text not null,
      entered_at timestamptz not null,
      left_at timestamptz,
      removed_at timestamptz
    );
    create unique index guests_are_one_for_each_link_and_device on guests (guest_link_id, device_id) where left_at is null;
    create index guests_by_media on guests (media_id, entered_at desc, id desc);
    create index guests_by_device on guests (device_id);

    alter table grants
      alter column invite_id drop not null,
      add column guest_id uuid constraint grants_go_with_the_guest references guests on delete cascade,
      add constraint grants_come_from_one_source check (num_nonnulls(invite_id, guest_id) = 1),
      add constraint grants_of_guests_came_by_a_guest_link check ((via = 'guest-link') = (guest_id is not null));
    create unique index grants_are_one_for_each_guest on grants (guest_id) where ended_at is null;
    create index grants_by_guest on grants (guest_id) where guest_id is not null;
  `.execute(db);
}
