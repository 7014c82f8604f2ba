import { randomUUID } from 'node:crypto';
import type { Person } from '#contract/access/principal.ts';
import type { TemplateText, TemplateView } from '#contract/mail/endpoints.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { DEFAULT_TEMPLATE } from './default-template.ts';
import type { MailDeps } from './deps.ts';
import { type Letter, renderInvitation, type TemplateParts } from './render.ts';
import { sampleFacts, sampleUrl } from './sample.ts';
import * as store from './store.ts';

/** What invitations say, and how that looks. */
export function createTemplates({ db, clock, audit, settings, publicUrl }: MailDeps) {
  return {
    ensureDefaultTemplate,
    listTemplates,
    createTemplate,
    changeTemplate,
    deleteTemplate,
    preview,
    sampleLetter,
  };

  /** At the very first start there is one good template, and invitations use it. Deleted, it stays away. */
  async function ensureDefaultTemplate(): Promise<void> {
    const id = randomUUID();
    await transact(db, async (tx) => {
      if (!(await settings.begin(tx, 'invites', { inviteEmailTemplateId: id }))) return;
      await store.insertTemplate(tx, { ...DEFAULT_TEMPLATE, id, changedAt: clock.now() });
    });
  }

  async function listTemplates(): Promise<{ templates: TemplateView[] }> {
    const rows = await store.listTemplates(db);
    return { templates: rows.map(templateView) };
  }

  function createTemplate(text: TemplateText, by: Person): Promise<TemplateView> {
    return transact(db, async (tx) => {
      const row = await store.insertTemplate(tx, { ...text, id: randomUUID(), changedAt: clock.now() });
      await recordChange(tx, { action: 'mail.template-made', templateId: row.id, by });
      return templateView(row);
    });
  }

  function changeTemplate(templateId: string, text: TemplateText, by: Person): Promise<TemplateView> {
    return transact(db, async (tx) => {
      const row = await store.updateTemplate(tx, templateId, { ...text, changedAt: clock.now() });
      if (row === undefined) throw new Problem('mail.template-unknown');
      await recordChange(tx, { action: 'mail.template-changed', templateId, by });
      return templateView(row);
    });
  }

  async function deleteTemplate(templateId: string, by: Person): Promise<null> {
    await transact(db, async (tx) => {
      if (!(await store.lockTemplate(tx, templateId))) throw new Problem('mail.template-unknown');
      if (await store.isTemplateInUse(tx, templateId)) throw new Problem('mail.template-in-use');
      await store.deleteTemplate(tx, templateId);
      await recordChange(tx, { action: 'mail.template-deleted', templateId, by });
    });
    return null;
  }

  type Change = { readonly action: string; readonly templateId: string; readonly by: Person };

  function recordChange(tx: Tx, { action, templateId, by }: Change): Promise<void> {
    return audit.record(tx, { action, actor: actorOf(by), subjectId: templateId });
  }

  async function preview(template: TemplateParts): Promise<{ subject: string; html: string; plain: string }> {
    const { subject, html, plain } = await sampleLetter(template);
    return { subject, html, plain };
  }

  async function sampleLetter(template: TemplateParts): Promise<Letter> {
    const sample = { template, facts: sampleFacts(clock.now()), url: sampleUrl(publicUrl) };
    return renderInvitation(sample, await settings.get('theming'));
  }
}

function templateView({ changedAt, ...template }: store.TemplateRow): TemplateView {
  return { ...template, changedAt: changedAt.toISOString() };
}
