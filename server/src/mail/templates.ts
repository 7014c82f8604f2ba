import { randomUUID } from 'node:crypto';
import type { Person } from '#contract/access/principal.ts';
import {
  type MailPreview,
  type TemplateSample,
  type TemplateText,
  type TemplateView,
  versionFor,
} from '#contract/mail/templates.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { DEFAULT_TEMPLATE } from './default-template.ts';
import type { MailDeps } from './deps.ts';
import { type InvitationFacts, type Letter, renderInvitation, type TemplateParts } from './render.ts';
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
    previewInvitation,
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
      const template = { ...text, id: randomUUID(), changedAt: clock.now() };
      await store.insertTemplate(tx, template);
      await recordChange(tx, { action: 'mail.template-made', templateId: template.id, by });
      return templateView(template);
    });
  }

  function changeTemplate(templateId: string, text: TemplateText, by: Person): Promise<TemplateView> {
    return transact(db, async (tx) => {
      const template = { ...text, id: templateId, changedAt: clock.now() };
      if (!(await store.updateTemplate(tx, template))) throw new Problem('mail.template-unknown');
      await recordChange(tx, { action: 'mail.template-changed', templateId, by });
      return templateView(template);
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

  async function preview(sample: TemplateSample): Promise<MailPreview> {
    return shownIn(await sampleLetter(sample));
  }

  async function sampleLetter({ senderName, language, version }: TemplateSample): Promise<Letter> {
    const template = { senderName, ...version };
    const facts = sampleFacts(language, clock.now());
    return renderInvitation({ template, facts, url: sampleUrl(publicUrl) }, await settings.get('theming'));
  }

  /** The mail as it would go out now, with a link that opens nothing; stores nothing. */
  async function previewInvitation(at: Db, { templateId, facts }: Previewed): Promise<MailPreview> {
    const template = await store.findTemplate(at, templateId);
    if (template === undefined) throw new Problem('invites.no-template');
    const invitation = { ...inLanguageOf(template, facts), url: sampleUrl(publicUrl) };
    return shownIn(await renderInvitation(invitation, await settings.get('theming')));
  }
}

type Previewed = { readonly templateId: string; readonly facts: InvitationFacts };

/** A language that the template does not speak is English as a whole, in its moments and its direction as well. */
export function inLanguageOf(
  { senderName, versions }: Pick<TemplateText, 'senderName' | 'versions'>,
  facts: InvitationFacts,
): { readonly template: TemplateParts; readonly facts: InvitationFacts } {
  const { language, version } = versionFor(versions, facts.language);
  return { template: { senderName, ...version }, facts: { ...facts, language } };
}

/** A browser knows no pictures by `cid:`, so they stand in the HTML itself. */
function shownIn({ senderName, replyTo, subject, html, plain, pictures }: Letter): MailPreview {
  const shown = pictures.reduce(
    (text, { cid, png }) => text.replaceAll(`cid:${cid}`, `data:image/png;base64,${png.toString('base64')}`),
    html,
  );
  return { senderName, replyTo: replyTo?.address ?? null, subject, html: shown, plain };
}

function templateView({ changedAt, ...template }: store.TemplateRow): TemplateView {
  return { ...template, changedAt: changedAt.toISOString() };
}
