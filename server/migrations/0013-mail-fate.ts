import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table mail_messages
      add column bounce text,
      drop constraint mail_messages_have_a_known_state;
    update mail_messages set bounce = 'transient' where state = 'bounced';
    alter table mail_messages
      add constraint mail_messages_have_a_known_state
        check (state in ('queued', 'sent', 'deferred', 'delivered', 'bounced', 'complained')),
      add constraint mail_messages_bounce_a_known_way check (bounce in ('permanent', 'transient')),
      add constraint mail_messages_that_bounced_say_how check ((state = 'bounced') = (bounce is not null)),
      add constraint mail_messages_that_came_somewhere_hold_no_link
        check (sealed_facts is null or state in ('queued', 'deferred'));
    create index mail_messages_waiting on mail_messages (changed_at) where sealed_facts is not null;

    create table mail_return_box (
      name text primary key,
      uid_validity bigint not null,
      last_uid bigint not null,
      looked_at timestamptz not null,
      trouble text
    );
  `.execute(db);
}
