import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { foldEmail, maskEmail } from '#contract/accounts/email.ts';
import { type Tx, transact } from '#infra/db.ts';
import { countAttempt, type Limit, takeAttempt } from '#infra/limits.ts';
import { Problem } from '#infra/problem.ts';
import { Secret } from '#infra/secret.ts';
import * as codesStore from './codes-store.ts';
import type { InviteDeps } from './deps.ts';
import type { Doorstep } from './doorstep.ts';
import { CODE_MINUTES, CODE_TRIES, decideDoor } from './policy.ts';
import type { Presented } from './presenting.ts';
import * as store from './store.ts';

const DIGITS = 8;
/** Soon enough for who waits, late enough for a mail that is under way. */
const AGAIN_SECONDS = 30;
/** Over all invitations of a mailbox, and for whoever is behind one network: a class may come at once. */
const CODES_PER_ADDRESS: Limit = { max: 10, perSeconds: 3600 };
const CODES_PER_NETWORK: Limit = { max: 600, perSeconds: 3600 };

type Wanted = Presented & { readonly email: string | undefined };
type Sent = { readonly sentTo: string | null; readonly againInSeconds: number; readonly validMinutes: number };
type Tried = { readonly publicId: string; readonly deviceId: string; readonly code: string };
type Attempt = 'right' | { readonly triesLeft: number } | 'over';
export type Codes = ReturnType<typeof createCodes>;

/** One-time codes to the invited mailbox (5.3), each for the browser that asked for it. */
export function createCodes({ db, clock, keys, access, jobs, mail, settings }: InviteDeps, doorstep: Doorstep) {
  return { request, send, spend };

  /**
   * Writes down that a code is wanted; a job makes and mails it. So the answer is given before anything is decided
   * that depends on a typed address, and takes as long for any address and any id (5.9).
   */
  async function request({ email, ...presented }: Wanted): Promise<Sent> {
    if (!mail.isConfigured) throw new Problem('mail.no-server');
    const known = await holderOf(presented);
    const addressDigest = known === null ? digestOfTyped(email) : null;
    // Who holds the link must not be kept out by a stranger who knows id and address: each is counted apart.
    const way = addressDigest === null ? 'by link' : `by address ${addressDigest}`;
    const againInSeconds = await takeCode({ ...presented, way, address: known?.emailDigest ?? addressDigest ?? '' });
    const deviceId = await access.ensureDevice(presented.caller, presented.browser);
    const codeId = randomUUID();
    const expiresAt = new Date(clock.now().getTime() + CODE_MINUTES * 60_000);
    await transact(db, async (tx) => {
      await codesStore.putCode(tx, { publicId: presented.publicId, deviceId, id: codeId, addressDigest, expiresAt });
      await jobs.order(tx, 'invites.send-code', { codeId });
    });
    return { sentTo: known?.maskedEmail ?? null, againInSeconds, validMinutes: CODE_MINUTES };
  }

  /** Whoever holds the link, or has its record, learns why a code would not help; null: nothing shows that they do. */
  async function holderOf(presented: Presented) {
    const [account, rules] = await Promise.all([doorstep.accountOf(presented.caller), doorstep.rulesNow()]);
    const invite = await store.findPresented(db, doorstep.presentationOf(presented));
    if (invite === undefined || invite.secretId === null) {
      if (presented.secret !== null) throw await doorstep.unknown(db, presented);
      return null;
    }
    const claims = { hasCode: true, asInvited: true };
    const facts = await doorstep.factsAt(db, { invite, presented, account, rules, claims });
    // How often it moved is said to who has shown the code, and then the owner hears of it.
    const door = decideDoor({ ...facts, movesToday: 0 }, clock.now());
    if (door.kind === 'refuse') throw await doorstep.refusal(db, door.because, { invite, facts, presented });
    return { maskedEmail: maskEmail(invite.emailFolded), emailDigest: keys.digestText(invite.emailFolded) };
  }

  /** What is no address is nobody's, and answered like one. */
  function digestOfTyped(email: string | undefined): string {
    if (email === undefined || email.trim() === '') {
      throw new Problem('invites.link-needed');
    }
    return keys.digestText(foldEmail(email) ?? 'no address');
  }

  type Counting = Presented & { readonly way: string; readonly address: string };

  async function takeCode({ publicId, browser, way, address }: Counting): Promise<number> {
    const { quotas } = await settings.get('invites');
    const now = clock.now();
    const perInvite: Limit = { max: quotas.codesPerInvite, perSeconds: CODE_MINUTES * 60 };
    const isWithin =
      (await takeAttempt(db, `codes network ${keys.digestText(browser.network)}`, CODES_PER_NETWORK, now)) &&
      (await takeAttempt(db, `codes address ${way} ${address}`, CODES_PER_ADDRESS, now));
    if (!isWithin) throw tooMany(CODES_PER_ADDRESS.perSeconds);
    const { count, endsAt } = await countAttempt(db, `codes invitation ${publicId} ${way}`, perInvite, now);
    const seconds = Math.ceil((endsAt.getTime() - now.getTime()) / 1000);
    if (count > perInvite.max) throw tooMany(seconds);
    return count === perInvite.max ? seconds : AGAIN_SECONDS;
  }

  function tooMany(againInSeconds: number): Problem {
    return new Problem('invites.too-many-codes', { facts: { againInSeconds }, retryAfterSeconds: againInSeconds });
  }

  /** Makes the code that was asked for and orders its mail, if it is for the invited person; else nothing happens. */
  async function send(codeId: string): Promise<void> {
    const rules = await doorstep.rulesNow();
    await transact(db, async (tx) => {
      const wanted = await codesStore.findWantedCode(tx, codeId, clock.now());
      if (wanted === undefined) return;
      const { publicId, deviceId, addressDigest } = wanted;
      const presented = { publicId, secret: null, caller: { deviceId, personId: null } };
      const invite = await store.lockPresented(tx, doorstep.presentationOf(presented));
      if (invite === undefined) return;
      if (addressDigest !== null && addressDigest !== keys.digestText(invite.emailFolded)) return;
      const claims = { hasCode: true, asInvited: true };
      const facts = await doorstep.factsAt(tx, { invite, presented, account: null, rules, claims });
      if (decideDoor({ ...facts, movesToday: 0 }, clock.now()).kind === 'refuse') return;

      const code = randomInt(10 ** DIGITS)
        .toString()
        .padStart(DIGITS, '0');
      if (!(await codesStore.putCodeDigest(tx, codeId, digestOf({ codeId, publicId, code })))) return;
      await mail.orderLetter(tx, {
        kind: 'code',
        language: invite.language,
        timeZone: invite.timeZone,
        values: { device: wanted.device, title: invite.mediaTitle },
        rows: { validUntil: { moment: wanted.expiresAt.toISOString() } },
        to: invite.email,
        personId: null,
        inviteId: invite.id,
        url: null,
        code: new Secret(`${code.slice(0, DIGITS / 2)} ${code.slice(DIGITS / 2)}`),
        expiresAt: wanted.expiresAt,
      });
    });
  }

  /** One try is spent before anything is compared, so that tries at once all count; the caller's transaction commits. */
  async function spend(tx: Tx, { publicId, deviceId, code }: Tried): Promise<Attempt> {
    const spent = await codesStore.takeCodeTry(tx, { publicId, deviceId, now: clock.now(), most: CODE_TRIES });
    if (spent === undefined) return 'over';
    const given = digestOf({ codeId: spent.id, publicId, code });
    // What was never mailed is compared as well, with what nothing can equal.
    const expected = spent.digest ?? Buffer.alloc(given.length);
    return timingSafeEqual(given, expected) ? 'right' : { triesLeft: CODE_TRIES - spent.tries };
  }

  function digestOf({ codeId, publicId, code }: { codeId: string; publicId: string; code: string }): Buffer {
    return keys.digest(new Secret(`code ${codeId} ${publicId} ${code}`));
  }
}
