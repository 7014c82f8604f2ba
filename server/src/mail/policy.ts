import type { Bounce } from '#contract/invites/view.ts';
import type { MessageState } from '#contract/mail/fate.ts';

/** With waits that double up to an hour, two days and a half. */
const MOST_ATTEMPTS = 64;

export type Fate =
  | { readonly state: 'sent' | 'delivered' }
  | { readonly state: 'deferred' | 'complained'; readonly reason: string }
  | { readonly state: 'bounced'; readonly bounce: Bounce; readonly reason: string };

type Delivery = { readonly kind: 'accepted' } | { readonly kind: 'deferred' | 'refused'; readonly reason: string };

/** What becomes of a message after an attempt; null: none was made, because its link is no longer of use. */
export function fateOfAttempt(delivery: Delivery | null, { attempts }: { readonly attempts: number }): Fate {
  if (delivery === null) return cameBack('transient', 'The link expired before the mail could be sent.');
  if (delivery.kind === 'accepted') return { state: 'sent' };
  const { kind, reason } = delivery;
  if (kind === 'refused') return cameBack(bounceOf(reason), reason);
  if (attempts >= MOST_ATTEMPTS) return cameBack('transient', `Gave up after ${attempts} attempts. ${reason}`);
  return { state: 'deferred', reason };
}

function cameBack(bounce: Bounce, reason: string): Fate {
  return { state: 'bounced', bounce, reason };
}

/** What a mail server or a mail service tells about a message that left us. */
export type Notice =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'deferred' | 'complained'; readonly reason: string }
  | { readonly kind: 'bounced'; readonly bounce: Bounce; readonly reason: string };

type Known = {
  readonly state: MessageState;
  readonly bounce: Bounce | null;
  /** No acceptance is on record: it is still to be sent, or we died before we could write down that it was. */
  readonly isWaiting: boolean;
};

/**
 * What a notice makes of a message; null: nothing new. Notices come late, twice and in any order: a complaint is the
 * last word, then that the address is nobody's; whoever forwards mail may report a bounce after the delivery.
 */
export function fateAfter({ state, bounce, isWaiting }: Known, notice: Notice): Fate | null {
  const isOver = state === 'complained' || bounce === 'permanent';
  switch (notice.kind) {
    case 'delivered':
      return isOver || state === 'delivered' ? null : { state: 'delivered' };
    case 'deferred':
      return !isWaiting && state === 'sent' ? { state: 'deferred', reason: notice.reason } : null;
    case 'bounced':
      if (isOver || bounce === notice.bounce) return null;
      return cameBack(notice.bounce, notice.reason);
    case 'complained':
      return state === 'complained' ? null : { state: 'complained', reason: notice.reason };
  }
}

/** Where the last mail was not wanted or read by nobody, the next one needs somebody who decides to send it. */
export function isHeldBack(last: Pick<Known, 'state' | 'bounce'> | undefined): boolean {
  return last?.state === 'complained' || last?.bounce === 'permanent';
}

/** Enhanced codes (RFC 3463) that say for good that nobody is at this address; 5.4.1 is Microsoft 365's for it. */
const NOBODY_THERE = /^5\.(1\.(0|1|2|3|4|6|10)|2\.(0|1)|4\.(1|4))$/;
/** Class 5 without a subject: the basic code next to it says more. */
const SAYS_LITTLE = /^5\.[05]\.0$/;
/** RFC 5321 §4.2.3 and RFC 7504. */
const BASIC_NOBODY_THERE = /(?<![\d.])(550|551|553|556)(?![\d.])/;

/**
 * Permanent is only what speaks of the address. A full mailbox empties, an old message times out, and a refusal by
 * policy speaks of us: none of these may keep the next mail from somebody who would read it.
 */
export function bounceOf(words: string): Bounce {
  const codes = Array.from(words.matchAll(/(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\d|\.\d)/g), ([code]) => code);
  const code = codes.find((one) => !SAYS_LITTLE.test(one));
  const isPermanent = code === undefined ? BASIC_NOBODY_THERE.test(words) : NOBODY_THERE.test(code);
  return isPermanent ? 'permanent' : 'transient';
}
