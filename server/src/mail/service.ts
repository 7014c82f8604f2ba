import { randomUUID } from 'node:crypto';
import type { Audit } from '#audit/service.ts';
import type { Person } from '#contract/access/principal.ts';
import { foldEmail, maskEmail } from '#contract/accounts/email.ts';
import type { MailState } from '#contract/invites/view.ts';
import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import type { TemplateText, TemplateView } from '#contract/mail/endpoints.ts';
import { announce } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { Keys, Secret } from '#infra/secret.ts';
import type { Delivery, OutgoingMail, Smtp } from '#infra/smtp.ts';
import type { Settings } from '#settings/service.ts';
import { DEFAULT_TEMPLATE } from './default-template.ts';
import { type LetterFacts, renderLetter, titleOf } from './letters.ts';
import { type Outcome, outcomeOf } from './policy.ts';
import { type InvitationFacts, type Letter, renderInvitation, renderSubject, type TemplateParts } from './render.ts';
import { sampleFacts, sampleUrl } from './sample.ts';
import * as store from './store.ts';

const DAY_MILLISECONDS = 24 * 3600 * 1000;
/** Longer than the longest wait between two attempts. */
const STRANDED_AFTER_MILLISECONDS = 2 * 3600 * 1000;
const COUNTED_DAYS = 30;

export type { InvitationFacts } from './render.ts';

export type InvitationOrder = {
  readonly inviteId: string;
  readonly templateId: string;
  readonly to: string;
  readonly toFolded: string;
  readonly url: Secret;
  readonly facts: InvitationFacts;
};

export type LetterOrder = Omit<LetterFacts, 'url' | 'code'> & {
  readonly to: string;
  /** Whose account or which invitation it is about: it goes with them. */
  readonly personId: string | null;
  readonly inviteId: string | null;
  readonly url: Secret | null;
  readonly code: Secret | null;
  /** Not sent any more from then on. */
  readonly expiresAt: Date;
};

export type MailFate = { readonly state: MailState; readonly reason: string | null; readonly at: Date };

/** What a waiting message knows; it stands sealed in its row, because the link is in it. */
type SealedFacts =
  | {
      readonly purpose: 'invitation';
      readonly url: string;
      readonly expiresAt: string;
      readonly template: TemplateParts;
      readonly facts: InvitationFacts;
    }
  | { readonly purpose: 'letter'; readonly expiresAt: string; readonly letter: LetterFacts };

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly jobs: Pick<Jobs, 'order'>;
  readonly audit: Audit;
  readonly settings: Settings;
  /** null: no mail server is configured, and nothing can be ordered. */
  readonly smtp: Smtp | null;
  readonly publicUrl: string;
};
export type Mail = ReturnType<typeof createMail>;

/** Templates, and an outbox: a message is stored with what it is about, and sent by a job. */
export function createMail({ db, clock, keys, jobs, audit, settings, smtp, publicUrl }: Deps) {
  return {
    isConfigured: smtp !== null,
    orderLetter,
    orderInvitation,
    countToday,
    cancelQueued,
    fatesOf,
    send,
    orderStranded,
    ensureDefaultTemplate,
    listTemplates,
    createTemplate,
    changeTemplate,
    deleteTemplate,
    preview,
    status,
    sendTest,
  };

  /** Queues one of our own mails, in the place of one of its kind that still waits; false without a mail server. */
  async function orderLetter(tx: Tx, order: LetterOrder): Promise<boolean> {
    if (smtp === null) return false;
    const { to: recipient, personId, inviteId, expiresAt, url, code, ...letter } = order;
    const recipientFolded = foldEmail(recipient);
    if (recipientFolded === null) throw new Error('Mail goes to addresses that were parsed.');
    const { kind } = letter;
    await store.deleteWaitingLetters(tx, { kind, personId, inviteId, recipientFolded });
    const facts = { ...letter, url: url?.reveal() ?? null, code: code?.reveal() ?? null };
    const subject = titleOf(facts);
    await queue(
      tx,
      { purpose: 'letter', expiresAt: expiresAt.toISOString(), letter: facts },
      { letter: kind, inviteId, personId, recipient, recipientFolded, templateId: null, subject },
    );
    return true;
  }

  /** Stored with the invitation or not at all; throws `mail.no-server` or `invites.no-template` when it cannot be. */
  async function orderInvitation(tx: Tx, order: InvitationOrder): Promise<void> {
    if (smtp === null) throw new Problem('mail.no-server');
    const { inviteId, templateId, to: recipient, toFolded: recipientFolded, url, facts } = order;
    const template = await store.findTemplate(tx, templateId);
    if (template === undefined) throw new Problem('invites.no-template');
    const { senderName, subject, html, plain } = template;
    const sealed: SealedFacts = {
      purpose: 'invitation',
      url: url.reveal(),
      expiresAt: facts.expiresAt,
      template: { senderName, subject, html, plain },
      facts,
    };
    await queue(tx, sealed, {
      letter: null,
      inviteId,
      personId: null,
      recipient,
      recipientFolded,
      templateId,
      subject: renderSubject(template, facts),
    });
  }

  type Addressed = Omit<store.NewMessage, 'id' | 'purpose' | 'sealedFacts' | 'now'>;

  async function queue(tx: Tx, facts: SealedFacts, message: Addressed): Promise<void> {
    const id = randomUUID();
    const sealedFacts = keys.seal(JSON.stringify(facts), boundTo(id));
    await store.insertMessage(tx, { ...message, id, purpose: facts.purpose, sealedFacts, now: clock.now() });
    await jobs.order(tx, 'mail.send', { messageId: id });
  }

  /** How many invitations this address was mailed in the last 24 hours, over all inviters; the address is held until commit. */
  function countToday(tx: Tx, toFolded: string): Promise<number> {
    const since = new Date(clock.now().getTime() - DAY_MILLISECONDS);
    return store.countInvitationsTo(tx, { recipientFolded: toFolded, since });
  }

  /** Messages of this invitation that wait are not sent, and their secrets are shredded. */
  function cancelQueued(tx: Tx, inviteId: string): Promise<void> {
    return store.deleteWaitingOfInvite(tx, inviteId);
  }

  /** What became of the latest message of each invitation; one that was never mailed is not in it. */
  async function fatesOf(at: Db, inviteIds: readonly string[]): Promise<ReadonlyMap<string, MailFate>> {
    const fates = await store.listLatestFates(at, inviteIds);
    return new Map(fates.map(({ inviteId, ...fate }) => [inviteId, fate]));
  }

  /**
   * Hands one message to the mail server and records what it said, in one transaction: only when this process dies
   * between the two can the message go out again, with the same Message-ID and the same link. Throws when it has to
   * be tried again, so that the job comes back.
   */
  async function send(messageId: string, signal: AbortSignal): Promise<void> {
    if (smtp === null) throw new Error('A message waits, and no mail server is configured.');
    const theming = await settings.get('theming');
    const tryAgain = await transact(db, async (tx) => {
      if (!(await store.lockSending(tx, messageId))) return 'Another worker is sending this message.';
      const message = await store.findWaitingMessage(tx, messageId);
      if (message === undefined) return null;

      const facts = unsealed(message);
      const isOver = clock.now() >= new Date(facts.expiresAt);
      const letter = () =>
        facts.purpose === 'letter' ? renderLetter(facts.letter, theming) : renderInvitation(facts, theming);
      const delivery = isOver ? null : await smtp.deliver(outgoing(message, letter()), signal);
      const outcome = outcomeOf(delivery, { attempts: message.attempts + 1 });
      await record(tx, message, outcome);
      return outcome.kind === 'deferred' ? outcome.reason : null;
    });
    if (tryAgain !== null) throw new Error(tryAgain);
  }

  async function record(tx: Tx, { id, inviteId, mediaId }: store.WaitingMessage, outcome: Outcome): Promise<void> {
    const now = clock.now();
    switch (outcome.kind) {
      case 'sent':
        await store.putAccepted(tx, { id, now });
        break;
      case 'deferred':
        await store.putDeferred(tx, { id, reason: outcome.reason, now });
        break;
      case 'bounced':
        await store.putBounced(tx, { id, reason: outcome.reason, now });
        break;
    }
    if (inviteId === null || mediaId === null) return;
    await announce(tx, { topic: `invites:${mediaId}`, name: 'invites.changed', payload: { mediaId, inviteId } });
  }

  function unsealed({ id, sealedFacts }: store.WaitingMessage): SealedFacts {
    return JSON.parse(keys.unseal(sealedFacts, boundTo(id)).toString()) as SealedFacts; // Sealed by us, so it is what we sealed.
  }

  function outgoing(
    { id, recipient, createdAt }: Pick<store.WaitingMessage, 'id' | 'recipient' | 'createdAt'>,
    letter: Letter,
  ): OutgoingMail {
    const { hostname } = new URL(publicUrl);
    return {
      ...letter,
      messageId: `<${id}@${hostname}>`,
      date: createdAt,
      to: recipient,
      headers: {
        // RFC 3834 §5 and Exchange: no out-of-office notes in answer.
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'List-Id': `<usher.${hostname}>`,
      },
    };
  }

  /** Orders again what waits without anybody working on it. */
  function orderStranded(): Promise<void> {
    return transact(db, async (tx) => {
      const before = new Date(clock.now().getTime() - STRANDED_AFTER_MILLISECONDS);
      for (const messageId of await store.listStranded(tx, before)) await jobs.order(tx, 'mail.send', { messageId });
    });
  }

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

  async function status() {
    const since = new Date(clock.now().getTime() - COUNTED_DAYS * DAY_MILLISECONDS);
    const [counts, recent] = await Promise.all([store.countByState(db, since), store.listRecentMessages(db, 50)]);
    return {
      server: smtp?.host ?? null,
      from: smtp?.sender.address ?? null,
      counts: {
        queued: counts.get('queued') ?? 0,
        deferred: counts.get('deferred') ?? 0,
        sent: counts.get('sent') ?? 0,
        bounced: counts.get('bounced') ?? 0,
      },
      recent: recent.map(({ recipientFolded, createdAt, changedAt, ...message }) => ({
        ...message,
        maskedTo: maskEmail(recipientFolded),
        createdAt: createdAt.toISOString(),
        changedAt: changedAt.toISOString(),
      })),
    };
  }

  async function testLetter(): Promise<Letter> {
    const facts = { language: FALLBACK_LANGUAGE, timeZone: null, values: {}, rows: {}, url: null, code: null };
    return renderLetter({ kind: 'test', ...facts }, await settings.get('theming'));
  }

  type Test = { readonly to: string; readonly template: TemplateParts | undefined };

  /** One conversation with the mail server, at once and not by the outbox: whoever tests wants to hear its words. */
  async function sendTest({ to, template }: Test, by: Person): Promise<{ reply: string }> {
    if (smtp === null) throw new Problem('mail.no-server');
    const letter = template === undefined ? await testLetter() : await sampleLetter(template);
    const message = { id: randomUUID(), recipient: to, createdAt: clock.now() };
    // The sample's inviter is nobody: an answer to a test goes to the sender.
    const delivery: Delivery = await smtp.deliver(outgoing(message, { ...letter, replyTo: null }));
    await audit.record(db, {
      action: 'mail.tested',
      actor: actorOf(by),
      facts: { outcome: delivery.kind },
    });
    if (delivery.kind !== 'accepted') throw new Problem('mail.test-failed', { facts: { reply: delivery.reason } });
    return { reply: delivery.reply };
  }
}

const boundTo = (messageId: string) => `mail:${messageId}`;

function templateView({ changedAt, ...template }: store.TemplateRow): TemplateView {
  return { ...template, changedAt: changedAt.toISOString() };
}
