import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table webhooks (
      id uuid primary key,
      url text not null,
      events text[] not null,
      sealed_secret bytea not null,
      is_active boolean not null default true,
      created_by uuid not null constraint webhooks_keep_their_maker references people on delete restrict,
      created_at timestamptz not null
    );

    create table webhook_deliveries (
      id uuid primary key default gen_random_uuid(),
      webhook_id uuid not null constraint webhook_deliveries_go_with_the_webhook references webhooks on delete cascade,
      event text not null,
      body text not null,
      state text not null default 'waiting' constraint webhook_deliveries_have_a_known_state
        check (state in ('waiting', 'delivered', 'failed')),
      attempts integer not null default 0,
      status integer,
      reason text,
      created_at timestamptz not null,
      attempted_at timestamptz
    );
    create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, created_at desc, id desc);
    create index webhook_deliveries_by_age on webhook_deliveries (created_at);

    create table invite_repeats (
      person_id uuid not null constraint invite_repeats_go_with_the_person references people on delete cascade,
      key_digest bytea not null,
      wanted_digest bytea not null,
      invite_id uuid not null constraint invite_repeats_go_with_the_invite references invites on delete cascade,
      created_at timestamptz not null,
      primary key (person_id, key_digest)
    );
    create index invite_repeats_by_age on invite_repeats (created_at);
  `.execute(db);
}
