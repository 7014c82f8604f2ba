import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table mail_templates (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      sender_name text not null default '',
      subject text not null,
      html text not null,
      plain text not null,
      changed_at timestamptz not null default now()
    );

    create table mail_messages (
      id uuid primary key default gen_random_uuid(),
      purpose text not null constraint mail_messages_have_a_known_purpose check (purpose in ('invitation', 'set-up')),
      invite_id uuid constraint mail_messages_go_with_the_invite references invites on delete cascade,
      person_id uuid constraint mail_messages_go_with_the_person references people on delete cascade,
      recipient text not null,
      recipient_folded text not null,
      template_id uuid constraint mail_messages_outlive_their_template references mail_templates on delete set null,
      sealed_facts bytea,
      subject text not null,
      state text not null default 'queued' constraint mail_messages_have_a_known_state
        check (state in ('queued', 'sent', 'deferred', 'bounced')),
      attempts integer not null default 0,
      reason text,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );
    create index mail_messages_by_invite on mail_messages (invite_id, created_at desc);
    create index mail_messages_by_recipient on mail_messages (recipient_folded, created_at);
    create index mail_messages_by_age on mail_messages (created_at desc);
  `.execute(db);
}
