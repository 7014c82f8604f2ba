import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table galleries (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      description text not null default '',
      visibility text not null constraint galleries_have_a_known_visibility check (visibility in ('members', 'everyone')),
      moderated boolean not null,
      created_by uuid constraint galleries_outlive_their_maker references people on delete set null,
      created_at timestamptz not null default now()
    );
    create index galleries_by_name on galleries (lower(name), id);

    create table gallery_people (
      id uuid primary key default gen_random_uuid(),
      gallery_id uuid not null constraint gallery_people_go_with_the_gallery references galleries on delete cascade,
      person_id uuid constraint gallery_people_go_with_the_person references people on delete cascade,
      group_id uuid constraint gallery_people_go_with_the_group references groups on delete cascade,
      role text not null constraint gallery_people_have_a_known_role
        check (role in ('member', 'contributor', 'moderator', 'manager')),
      added_at timestamptz not null default now(),
      constraint gallery_people_are_a_person_or_a_group check (num_nonnulls(person_id, group_id) = 1),
      constraint gallery_people_are_listed_once unique (gallery_id, person_id),
      constraint gallery_groups_are_listed_once unique (gallery_id, group_id)
    );
    create index gallery_people_by_person on gallery_people (person_id) where person_id is not null;
    create index gallery_people_by_group on gallery_people (group_id) where group_id is not null;

    create table gallery_media (
      gallery_id uuid not null constraint gallery_media_go_with_the_gallery references galleries on delete cascade,
      media_id uuid not null constraint gallery_media_go_with_the_media references media on delete cascade,
      state text not null constraint gallery_media_have_a_known_state check (state in ('waiting', 'published', 'rejected')),
      placed_by uuid constraint gallery_media_outlive_who_placed_them references people on delete set null,
      placed_at timestamptz not null,
      decided_at timestamptz,
      reason text,
      primary key (gallery_id, media_id)
    );
    create index gallery_media_by_media on gallery_media (media_id);
    create index gallery_media_by_place on gallery_media (gallery_id, state, placed_at desc, media_id desc);

    alter table media
      drop constraint media_have_a_known_status,
      add constraint media_have_a_known_status check (status in ('private', 'unlisted', 'published'));

    alter table notices
      alter column invite_id drop not null,
      add column gallery_id uuid constraint notices_go_with_the_gallery references galleries on delete cascade,
      add column by_id uuid constraint notices_outlive_who_caused_them references people on delete set null,
      drop constraint notices_are_of_a_known_kind,
      add constraint notices_are_of_a_known_kind check (
        (invite_id is not null) = (kind in ('new-link-asked', 'move-waits', 'disowned', 'invite-bounced'))
        and kind in ('new-link-asked', 'move-waits', 'disowned', 'invite-bounced',
          'collaborator-added', 'owner-made', 'media-waits', 'media-approved', 'media-rejected')
      );
    create unique index notices_of_an_entry_are_open_once on notices (person_id, media_id, kind, gallery_id) nulls not distinct
      where invite_id is null and done_at is null;
  `.execute(db);
}
