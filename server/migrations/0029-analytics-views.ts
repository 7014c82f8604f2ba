import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table analytics_beats (
      id bigint generated always as identity primary key,
      media_id uuid not null constraint analytics_beats_go_with_the_media references media on delete cascade,
      view_id uuid not null,
      viewer_id uuid not null,
      kind text not null constraint analytics_beats_are_of_a_known_kind check (kind in ('person', 'invitee', 'guest')),
      number integer not null,
      from_at real not null,
      to_at real not null,
      seconds real not null,
      beaten_at timestamptz not null
    );

    create table analytics_views (
      media_id uuid not null constraint analytics_views_go_with_the_media references media on delete cascade,
      view_id uuid not null,
      viewer_id uuid not null,
      kind text not null constraint analytics_views_are_of_a_known_kind check (kind in ('person', 'invitee', 'guest')),
      version integer not null,
      last_number integer not null,
      seconds double precision not null,
      parts real[] not null,
      began_at timestamptz not null,
      last_at timestamptz not null,
      primary key (media_id, viewer_id, view_id)
    );
    create index analytics_views_by_media on analytics_views (media_id, began_at);
    create index media_plays_by_media on media_plays (media_id, played_at);
  `.execute(db);
}
