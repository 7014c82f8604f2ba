import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table grants
      add column proof text not null default 'typed' constraint grants_have_a_known_proof
        check (proof in ('guest', 'typed', 'code', 'account')),
      add column via text not null default 'copied' constraint grants_came_a_known_way
        check (via in ('mailed', 'copied', 'code', 'guest-link'));
    update grants set proof = 'account' where person_id is not null;
    alter table grants alter column proof drop default, alter column via drop default;

    alter table invites add column language text not null default 'en' constraint invites_speak_a_known_language
      check (language in ('en', 'de', 'es', 'fr', 'he'));
    alter table invites alter column language drop default;

    alter table mail_messages
      add column letter text,
      drop constraint mail_messages_have_a_known_purpose;
    update mail_messages set purpose = 'letter', letter = 'set-up' where purpose = 'set-up';
    -- What still waits was sealed in another shape: the person gets a new link from an administrator.
    delete from mail_messages where purpose = 'letter' and state in ('queued', 'deferred');
    alter table mail_messages
      add constraint mail_messages_have_a_known_purpose check (purpose in ('invitation', 'letter')),
      add constraint mail_messages_that_are_letters_say_which check ((purpose = 'letter') = (letter is not null));
  `.execute(db);
}
