import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import type { Proof } from '#contract/access/proof.ts';
import { maskEmail } from '#contract/accounts/email.ts';
import { chooseLanguage, FALLBACK_LANGUAGE } from '#contract/languages.ts';
import { announce } from '#infra/announce.ts';
import type { Browser } from '#infra/browser.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { countAttempt, type Limit, takeAttempt } from '#infra/limits.ts';
import { Problem } from '#infra/problem.ts';
import { Secret } from '#infra/secret.ts';
import { CODE_MINUTES, CODE_TRIES } from '#invites/policy.ts';
import type { GuestDeps } from './deps.ts';
import { accessChanged, guestsChanged } from './news.ts';
import * as store from './store.ts';

const DIGITS = 8;
const AGAIN_SECONDS = 30;
/** Anybody may type anybody's address: whoever does must not fill that mailbox. */
const CODES_PER_ADDRESS: Limit = { max: 5, perSeconds: 3600 };
const CODES_PER_NETWORK: Limit = { max: 100, perSeconds: 3600 };

type Asking = { readonly guestId: string; readonly caller: Principal };

/** A guest rises to a proved identity by a code to the typed mailbox (5.8); every proof is for one guest on one device. */
export function createProving({ db, clock, keys, access, audit, mail, settings }: GuestDeps) {
  return { requestCode, prove };

  async function requestCode({
    guestId,
    caller,
    browser,
    language,
  }: Asking & { readonly browser: Browser; readonly language: string }) {
    if (!mail.isConfigured) throw new Problem('mail.no-server');
    const { guest } = await getMine(db, { guestId, caller });
    // While guest access or the domain is paused, nobody is written to either.
    const { abilities } = await access.standingOn(caller, guest.mediaId);
    if (!abilities.includes('media.open')) throw new Problem('guests.no-guest');
    const againInSeconds = await takeCode(guest, browser);
    const code = randomInt(10 ** DIGITS)
      .toString()
      .padStart(DIGITS, '0');
    const expiresAt = new Date(clock.now().getTime() + CODE_MINUTES * 60_000);
    await transact(db, async (tx) => {
      await store.putCode(tx, { guestId, digest: digestOf(guestId, code), expiresAt });
      await mail.orderLetter(tx, {
        kind: 'guest-code',
        language: chooseLanguage([language]) ?? FALLBACK_LANGUAGE,
        timeZone: null,
        values: { device: guest.device, title: guest.mediaTitle },
        rows: { validUntil: { moment: expiresAt.toISOString() } },
        to: guest.email,
        personId: null,
        inviteId: null,
        url: null,
        code: new Secret(`${code.slice(0, DIGITS / 2)} ${code.slice(DIGITS / 2)}`),
        expiresAt,
      });
    });
    return { sentTo: maskEmail(guest.emailFolded), againInSeconds, validMinutes: CODE_MINUTES };
  }

  async function takeCode({ id, emailFolded }: store.GuestRow, browser: Browser): Promise<number> {
    const { quotas } = await settings.get('invites');
    const now = clock.now();
    const isWithin =
      (await takeAttempt(db, `guest codes network ${keys.digestText(browser.network)}`, CODES_PER_NETWORK, now)) &&
      (await takeAttempt(db, `guest codes address ${keys.digestText(emailFolded)}`, CODES_PER_ADDRESS, now));
    if (!isWithin) throw tooMany(CODES_PER_ADDRESS.perSeconds);
    const perGuest: Limit = { max: quotas.codesPerInvite, perSeconds: CODE_MINUTES * 60 };
    const { count, endsAt } = await countAttempt(db, `guest codes ${id}`, perGuest, now);
    const seconds = Math.ceil((endsAt.getTime() - now.getTime()) / 1000);
    if (count > perGuest.max) throw tooMany(seconds);
    return count === perGuest.max ? seconds : AGAIN_SECONDS;
  }

  function tooMany(againInSeconds: number): Problem {
    return new Problem('guests.too-many-codes', { facts: { againInSeconds }, retryAfterSeconds: againInSeconds });
  }

  /** A try is spent before anything is compared, and committed with the refusal: tries at once all count. */
  async function prove({ guestId, caller, code }: Asking & { readonly code: string }) {
    const outcome = await transact(db, async (tx) => {
      await store.lockLinkOfGuest(tx, guestId);
      const { guest, grantId } = await getMine(tx, { guestId, caller });
      const spent = await store.takeCodeTry(tx, { guestId, now: clock.now(), most: CODE_TRIES });
      if (spent === undefined) return new Problem('guests.code-over');
      if (!timingSafeEqual(digestOf(guestId, code), spent.digest)) {
        return new Problem('guests.code-wrong', { facts: { triesLeft: CODE_TRIES - spent.tries } });
      }
      await store.deleteCode(tx, guestId);
      return rise(tx, guest, grantId);
    });
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  async function rise(tx: Tx, { id, mediaId, deviceId, emailFolded }: store.GuestRow, grantId: string) {
    const proof: Proof = 'code';
    await access.grants.raise(tx, { grantId, role: 'viewer', proof });
    await audit.record(tx, {
      action: 'guests.proved',
      actor: { kind: 'guest', id },
      mediaId,
      subjectId: id,
      facts: { proof },
    });
    await announce(tx, guestsChanged(mediaId), accessChanged(`device:${deviceId}`, mediaId));
    // Told to nobody before the mailbox is proved: it would tell who is invited.
    const invitation = await store.findInvitationFor(tx, { mediaId, emailFolded, now: clock.now() });
    return { proof, invitation: invitation?.publicId ?? null };
  }

  /** The guest of this browser, who may watch now. */
  async function getMine(at: Db, { guestId, caller }: Asking) {
    const [guest, held] = await Promise.all([store.findGuest(at, guestId), access.grants.ofGuests(at, [guestId])]);
    const isMine = caller.kind !== 'anonymous' && guest?.deviceId === caller.deviceId;
    const grantId = held[0]?.id;
    if (guest === undefined || !isMine || grantId === undefined) throw new Problem('guests.no-guest');
    return { guest, grantId };
  }

  function digestOf(guestId: string, code: string): Buffer {
    return keys.digest(new Secret(`guest code ${guestId} ${code}`));
  }
}
