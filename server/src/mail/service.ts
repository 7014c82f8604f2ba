import { randomUUID } from 'node:crypto';
import type { Person } from '#contract/access/principal.ts';
import { maskEmail } from '#contract/accounts/email.ts';
import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import type { TemplateSample } from '#contract/mail/templates.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { Delivery } from '#infra/smtp.ts';
import { createCalendars } from './calendars.ts';
import type { MailDeps } from './deps.ts';
import { createFates } from './fates.ts';
import { renderLetter } from './letters.ts';
import { createOutbox } from './outbox.ts';
import type { Letter } from './render.ts';
import { createReturnPaths } from './return-path.ts';
import { createReturning } from './returning.ts';
import * as store from './store.ts';
import { createTemplates } from './templates.ts';

const DAY_MILLISECONDS = 24 * 3600 * 1000;
const COUNTED_DAYS = 30;

export type { MailDeps } from './deps.ts';
export type { MailFate } from './outbox.ts';
export type { InvitationFacts } from './render.ts';

export type Mail = ReturnType<typeof createMail>;

/** Templates, the outbox, what comes back, and what the console asks about them. */
export function createMail(deps: MailDeps) {
  const { db, clock, audit, settings, smtp } = deps;
  const fates = createFates(deps);
  const returnPaths = createReturnPaths({ base: deps.returns.address, keys: deps.keys });
  const calendars = createCalendars(deps);
  const { outgoing, ...outbox } = createOutbox({ ...deps, calendars, fates, returnPaths });
  const { returnsStatus, ...returning } = createReturning({ ...deps, fates, returnPaths });
  const { sampleLetter, ...templates } = createTemplates(deps);
  return { isConfigured: smtp !== null, calendars, ...outbox, ...returning, ...templates, status, sendTest };

  async function status() {
    const since = new Date(clock.now().getTime() - COUNTED_DAYS * DAY_MILLISECONDS);
    const [counts, recent, returns] = await Promise.all([
      store.countByState(db, since),
      store.listRecentMessages(db, 50),
      returnsStatus(),
    ]);
    return {
      server: smtp?.host ?? null,
      from: smtp?.sender.address ?? null,
      returns,
      counts: {
        queued: counts.get('queued') ?? 0,
        deferred: counts.get('deferred') ?? 0,
        sent: counts.get('sent') ?? 0,
        delivered: counts.get('delivered') ?? 0,
        bounced: counts.get('bounced') ?? 0,
        complained: counts.get('complained') ?? 0,
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

  type Test = { readonly to: string; readonly template: TemplateSample | undefined };

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
