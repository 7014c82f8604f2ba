import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table mail_template_versions (
      template_id uuid not null constraint mail_template_versions_go_with_the_template
        references mail_templates on delete cascade,
      language text not null constraint mail_template_versions_speak_a_known_language
        check (language in ('en', 'de', 'es', 'fr', 'he')),
      subject text not null,
      html text not null,
      plain text not null,
      primary key (template_id, language)
    );
    insert into mail_template_versions (template_id, language, subject, html, plain)
      select id, 'en', subject, html, plain from mail_templates;
    alter table mail_templates drop column subject, drop column html, drop column plain;
  `.execute(db);
}
