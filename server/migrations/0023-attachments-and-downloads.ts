import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table media
      add column alternative_text text not null default '',
      add column downloads text not null default 'nothing'
        constraint media_offer_known_downloads check (downloads in ('nothing', 'renditions', 'source'));

    create table attachments (
      id uuid primary key default gen_random_uuid(),
      media_id uuid not null constraint attachments_go_with_the_media references media on delete cascade,
      name text not null,
      title text not null default '',
      bytes bigint not null constraint attachments_have_a_size check (bytes >= 0),
      place integer not null,
      state text not null constraint attachments_have_a_known_state check (state in ('uploading', 'ready')),
      created_at timestamptz not null default now()
    );
    create index attachments_by_media on attachments (media_id, place, id);

    create table attachment_relations (
      media_id uuid not null constraint attachment_relations_go_with_the_media references media on delete cascade,
      related_id uuid not null constraint attachment_relations_go_with_the_related references media on delete cascade,
      place integer not null,
      primary key (media_id, related_id),
      constraint attachment_relations_lead_elsewhere check (related_id <> media_id)
    );
    create index attachment_relations_by_related on attachment_relations (related_id);
  `.execute(db);
}
