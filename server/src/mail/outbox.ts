import { randomUUID } from 'node:crypto';
import { foldEmail } from '#contract/accounts/email.ts';
import type { Bounce } from '#contract/invites/view.ts';
import type { MessageState } from '#contract/mail/fate.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import type { Secret } from '#infra/secret.ts';
import type { OutgoingMail } from '#infra/smtp.ts';
import type { Appointment, CalendarFacts, Calendars } from './calendars.ts';
import type { MailDeps } from './deps.ts';
import type { Fates } from './fates.ts';
import { NEVER_HELD_BACK } from './letter-words.ts';
import { type LetterFacts, renderLetter, titleOf } from './letters.ts';
import { fateOfAttempt, isHeldBack } from './policy.ts';
import { type InvitationFacts, type Letter, renderInvitation, renderSubject, type TemplateParts } from './render.ts';
import type { ReturnPaths } from './return-path.ts';
import * as store from './store.ts';
import { inLanguageOf } from './templates.ts';

const DAY_MILLISECONDS = 24 * 3600 * 1000;
/** Longer than the longest wait between two attempts. */
const STRANDED_AFTER_MILLISECONDS = 2 * 3600 * 1000;

export type InvitationOrder = {
  readonly inviteId: string;
  readonly templateId: string;
  readonly to: string;
  readonly toFolded: string;
  readonly url: Secret;
  readonly facts: InvitationFacts;
};

export type NamedInvitation = Omit<InvitationOrder, 'templateId'>;

export type LetterOrder = Omit<LetterFacts, 'url' | 'code'> & {
  readonly to: string;
  /** Whose account or which invitation it is about: it goes with them. */
  readonly personId: string | null;
  readonly inviteId: string | null;
  /** Another of its kind to the same person is about something else, and is sent as well. */
  readonly standsBesideOthers?: true;
  readonly url: Secret | null;
  readonly code: Secret | null;
  /** Goes with it into the reader's calendar. */
  readonly calendar?: CalendarFacts;
  /** Not sent any more from then on. */
  readonly expiresAt: Date;
};

export type MailFate = {
  readonly state: MessageState;
  readonly bounce: Bounce | null;
  readonly reason: string | null;
  readonly at: Date;
};

/** What a waiting message knows; it stands sealed in its row, because the link is in it. */
type SealedFacts =
  | {
      readonly purpose: 'invitation';
      readonly url: string;
      readonly expiresAt: string;
      readonly template: TemplateParts;
      readonly facts: InvitationFacts;
      readonly calendar?: CalendarFacts;
    }
  | {
      readonly purpose: 'letter';
      readonly expiresAt: string;
      readonly letter: LetterFacts;
      readonly calendar?: CalendarFacts;
    };

type OutboxDeps = MailDeps & {
  readonly calendars: Calendars;
  readonly fates: Fates;
  readonly returnPaths: ReturnPaths;
};

/** A message is stored with what it is about, and sent by a job. */
export function createOutbox({
  db,
  clock,
  keys,
  jobs,
  settings,
  smtp,
  publicUrl,
  calendars,
  fates,
  returnPaths,
}: OutboxDeps) {
  return {
    orderLetter,
    orderInvitation,
    orderInvitations,
    isHeldBackFrom,
    heldBackAmong,
    countToday,
    countEachToday,
    cancelQueued,
    forgetRecipients: store.forgetRecipients,
    forgetLetters: store.deleteLetters,
    fatesOf,
    send,
    orderStranded,
    outgoing,
  };

  /**
   * Queues one of our own mails, in the place of one of its kind that still waits; false without a mail server, and
   * where mail is held back.
   */
  async function orderLetter(tx: Tx, order: LetterOrder): Promise<boolean> {
    if (smtp === null) return false;
    const { to: recipient, personId, inviteId, expiresAt, url, code, calendar, standsBesideOthers, ...letter } = order;
    const recipientFolded = foldEmail(recipient);
    if (recipientFolded === null) throw new Error('Mail goes to addresses that were parsed.');
    const { kind } = letter;
    if (!NEVER_HELD_BACK.includes(kind) && (await isHeldBackFrom(tx, recipientFolded))) return false;
    if (standsBesideOthers !== true)
      await store.deleteWaitingLetters(tx, { kind, personId, inviteId, recipientFolded });
    const facts = { ...letter, url: url?.reveal() ?? null, code: code?.reveal() ?? null };
    const subject = titleOf(facts);
    await queue(
      tx,
      {
        purpose: 'letter',
        expiresAt: expiresAt.toISOString(),
        letter: facts,
        ...(calendar !== undefined && { calendar }),
      },
      { letter: kind, inviteId, personId, recipient, recipientFolded, templateId: null, subject },
    );
    return true;
  }

  /** Stored with the invitation or not at all; throws `mail.no-server` or `invites.no-template` when it cannot be. */
  async function orderInvitation(tx: Tx, order: InvitationOrder): Promise<void> {
    const template = await requireTemplate(tx, order.templateId);
    const planned = await calendars.request(tx, appointmentsOf([order]));
    const { sealed, message } = messageOf(order, { template, calendar: planned.get(order.inviteId) });
    await queue(tx, sealed, message);
  }

  /** Many at once, by one template; they go out behind what is ordered one by one. */
  async function orderInvitations(tx: Tx, templateId: string, orders: readonly NamedInvitation[]): Promise<void> {
    const template = await requireTemplate(tx, templateId);
    const planned = await calendars.request(tx, appointmentsOf(orders));
    const messages = orders.map((order) => {
      const calendar = planned.get(order.inviteId);
      const { sealed, message } = messageOf({ ...order, templateId }, { template, calendar });
      return newMessage(sealed, message);
    });
    await store.insertInvitationMessages(tx, messages);
    await jobs.orderMany(
      tx,
      'mail.send',
      messages.map(({ id }) => ({ messageId: id })),
    );
  }

  async function requireTemplate(tx: Tx, templateId: string): Promise<store.TemplateRow> {
    if (smtp === null) throw new Problem('mail.no-server');
    const template = await store.findTemplate(tx, templateId);
    if (template === undefined) throw new Problem('invites.no-template');
    return template;
  }

  function messageOf(
    { inviteId, templateId, to: recipient, toFolded: recipientFolded, url, facts }: InvitationOrder,
    { template, calendar }: { readonly template: store.TemplateRow; readonly calendar: CalendarFacts | undefined },
  ): { readonly sealed: SealedFacts; readonly message: Addressed } {
    const invitation = inLanguageOf(template, facts);
    return {
      sealed: {
        purpose: 'invitation',
        url: url.reveal(),
        expiresAt: facts.expiresAt,
        ...invitation,
        ...(calendar !== undefined && { calendar }),
      },
      message: {
        letter: null,
        inviteId,
        personId: null,
        recipient,
        recipientFolded,
        templateId,
        subject: renderSubject(invitation.template, invitation.facts),
      },
    };
  }

  type Addressed = Omit<store.NewMessage, 'id' | 'purpose' | 'sealedFacts' | 'now'>;

  async function queue(tx: Tx, facts: SealedFacts, message: Addressed): Promise<void> {
    const queued = newMessage(facts, message);
    await store.insertMessage(tx, queued);
    await jobs.order(tx, 'mail.send', { messageId: queued.id });
  }

  function newMessage(facts: SealedFacts, message: Addressed): store.NewMessage {
    const id = randomUUID();
    const sealedFacts = keys.seal(JSON.stringify(facts), boundTo(id));
    return { ...message, id, purpose: facts.purpose, sealedFacts, now: clock.now() };
  }

  /** Whether mail to this address came back for good or was complained about: the next one is sent on purpose or not at all. */
  async function isHeldBackFrom(at: Db, toFolded: string): Promise<boolean> {
    return isHeldBack(await store.findLatestTo(at, toFolded));
  }

  async function heldBackAmong(at: Db, toFolded: readonly string[]): Promise<ReadonlySet<string>> {
    const latest = await store.listLatestTo(at, toFolded);
    return new Set(latest.filter(isHeldBack).map(({ recipientFolded }) => recipientFolded));
  }

  /** How many invitations this address was mailed in the last 24 hours, over all inviters; the address is held until commit. */
  function countToday(tx: Tx, toFolded: string): Promise<number> {
    const since = new Date(clock.now().getTime() - DAY_MILLISECONDS);
    return store.countInvitationsTo(tx, { recipientFolded: toFolded, since });
  }

  /** The same for many addresses; those that were mailed nothing are not in it. */
  function countEachToday(tx: Tx, toFolded: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const since = new Date(clock.now().getTime() - DAY_MILLISECONDS);
    return store.countInvitationsToEach(tx, { recipientsFolded: toFolded, since });
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
      const letter = async () =>
        facts.purpose === 'letter' ? renderLetter(facts.letter, theming) : renderInvitation(facts, theming);
      const delivery = isOver ? null : await smtp.deliver(outgoing(message, await letter(), facts.calendar), signal);
      const attempts = message.attempts + 1;
      const fate = fateOfAttempt(delivery, { attempts });
      await fates.put(tx, message, fate, { attempts });
      return fate.state === 'deferred' ? fate.reason : null;
    });
    if (tryAgain !== null) throw new Error(tryAgain);
  }

  function unsealed({ id, sealedFacts }: store.WaitingMessage): SealedFacts {
    return JSON.parse(keys.unseal(sealedFacts, boundTo(id)).toString()) as SealedFacts; // Sealed by us, so it is what we sealed.
  }

  function outgoing(
    { id, recipient, createdAt }: Pick<store.WaitingMessage, 'id' | 'recipient' | 'createdAt'>,
    letter: Letter,
    calendar?: CalendarFacts,
  ): OutgoingMail {
    const { hostname } = new URL(publicUrl);
    return {
      ...letter,
      messageId: `<${id}@${hostname}>`,
      date: createdAt,
      returnPath: returnPaths.of(id),
      to: recipient,
      calendar: calendar === undefined ? null : calendars.attached(calendar, recipient),
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
}

/** Of those who are invited to something with a time; the address in it is the link without its secret. */
function appointmentsOf(orders: readonly NamedInvitation[]): readonly Appointment[] {
  return orders.flatMap(({ inviteId, url, facts: { startsAt, endsAt, mediaTitle: title, inviterName } }) =>
    startsAt === null
      ? []
      : [{ inviteId, title, startsAt, endsAt, url: url.reveal().replace(/#.*$/, ''), organizerName: inviterName }],
  );
}

const boundTo = (messageId: string) => `mail:${messageId}`;
