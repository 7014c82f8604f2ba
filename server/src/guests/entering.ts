import { randomUUID } from 'node:crypto';
import type { BegunSession } from '#access/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import { domainOf, foldEmail } from '#contract/accounts/email.ts';
import type { GuestEntrance, GuestRefusal } from '#contract/guests/door.ts';
import { isDomainAllowed, nameHasLink } from '#contract/invites/rules.ts';
import type { InviteSettings } from '#contract/settings/modules.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { announce, saveAndAnnounce } from '#infra/announce.ts';
import type { Browser } from '#infra/browser.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { type Limit, takeAttempt } from '#infra/limits.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import type { Secret } from '#infra/secret.ts';
import type { GuestDeps } from './deps.ts';
import { accessChanged, guestsChanged } from './news.ts';
import { decideEntrance, type EntranceFacts, type GuestHere, grantEndsAt, OPENING_HOURS } from './policy.ts';
import * as store from './store.ts';

/** Guessing at links from one network; what goes well is not counted, so a whole class may come at once. */
const FAILURES_PER_NETWORK: Limit = { max: 300, perSeconds: 3600 };
/** A link without a limit must not let one machine fill the list with guests. */
const GUESTS_PER_NETWORK: Limit = { max: 1000, perSeconds: 3600 };

type Presented = {
  readonly publicId: string;
  readonly secret: Secret | null;
  readonly caller: Principal;
  readonly browser: Browser;
};
type Named = { readonly name: string | undefined; readonly email: string | undefined };
type Guest = { readonly name: string; readonly email: string; readonly emailFolded: string };
type Rules = InviteSettings & { readonly mediaPage: boolean };
type Entered = { readonly mediaId: string; readonly session: BegunSession };

/** The guest's side: look at what a link opens, open it, enter, leave. */
export function createEntering({ db, clock, keys, access, accounts, audit, settings }: GuestDeps) {
  return { view, open, enter, leave, sweep: () => store.deleteOldOpenings(db, clock.now()) };

  /** Changes nothing, so scanners and previews may ask as often as they like (5.1). */
  async function view(presented: Presented): Promise<GuestEntrance> {
    const rules = await rulesNow();
    const link = await store.findPresented(db, presentationOf(presented));
    if (link === undefined) throw await unknown(db, presented);
    const entrance = decideEntrance(factsOf(link, presented, rules), clock.now());
    if (entrance.kind === 'refuse') throw await refusal(db, entrance.because, presented);
    const isBack = entrance.kind === 'return';
    const [standing, signedInAs] = await Promise.all([
      access.standingOn(presented.caller, link.mediaId),
      signedIn(presented.caller),
    ]);
    return {
      hostName: link.hostName,
      mediaTitle: link.mediaTitle,
      expiresAt: link.expiresAt?.toISOString() ?? null,
      enteredHere: isBack,
      opensAlready: !isBack && standing.abilities.includes('media.open') ? link.mediaId : null,
      signedInAs,
    };
  }

  async function signedIn({ personId }: Principal): Promise<GuestEntrance['signedInAs']> {
    const person = personId === null ? undefined : await accounts.findById(personId);
    if (person === undefined) return null;
    return { name: `${person.firstName} ${person.lastName}`.trim(), email: person.email };
  }

  /** A person touched the page: this browser gets its device, and for a day need not bring the secret again. */
  async function open(presented: Presented): Promise<null> {
    const link = await store.findPresented(db, presentationOf(presented));
    if (link === undefined || !link.holdsLink) throw await unknown(db, presented);
    const deviceId = await access.ensureDevice(presented.caller, presented.browser);
    const expiresAt = new Date(clock.now().getTime() + OPENING_HOURS * 3_600_000);
    await store.putOpening(db, { guestLinkId: link.id, deviceId, expiresAt });
    return null;
  }

  /**
   * Enters exactly once, under any race: the link's row is held while the rule is asked. A browser that did not keep
   * its device cookie is refused before a place is taken, because it could never come back.
   */
  async function enter({ name, email, ...presented }: Presented & Named): Promise<{ mediaId: string }> {
    const { caller, browser } = presented;
    const { deviceId } = caller;
    if (deviceId === null) throw new Problem('access.cookies-blocked');
    const rules = await rulesNow();

    const outcome = await transact(db, async (tx): Promise<Entered | Problem> => {
      const link = await store.lockPresented(tx, presentationOf(presented));
      if (link === undefined) return unknown(tx, presented);
      const entrance = decideEntrance(factsOf(link, presented, rules), clock.now());
      switch (entrance.kind) {
        case 'refuse':
          // Counted in the same transaction, and committed with the refusal: parallel guesses all count.
          return refusal(tx, entrance.because, presented);
        case 'return':
          return resume(tx, { link, caller, deviceId, guest: entrance.guest });
        case 'enter':
          return begin(tx, { link, caller, deviceId, guest: guestOf({ name, email }, rules), browser });
      }
    });
    if (outcome instanceof Problem) throw outcome;
    access.keep(browser, outcome.session);
    return { mediaId: outcome.mediaId };
  }

  type Beginning = {
    readonly link: store.PresentedLink;
    readonly caller: Principal;
    readonly deviceId: string;
    readonly guest: Guest;
    readonly browser: Browser;
  };

  async function begin(tx: Tx, { link, caller, deviceId, guest, browser }: Beginning): Promise<Entered> {
    const { mediaId } = link;
    const now = clock.now();
    const networkKey = `guests of ${link.id} from ${keys.digestText(browser.network)}`;
    if (!(await takeAttempt(tx, networkKey, GUESTS_PER_NETWORK, now))) throw new Problem('request.too-many');
    const guestId = randomUUID();
    await store.insertGuest(tx, { id: guestId, guestLinkId: link.id, mediaId, deviceId, enteredAt: now, ...guest });
    const audited = await audit.writeOf(tx, {
      action: 'guests.entered',
      actor: { kind: 'guest', id: guestId },
      mediaId,
      subjectId: link.id,
      personal: { of: guestId, fields: { name: guest.name, email: guest.email } },
    });
    const grant = grantOf({ link, guestId, deviceId, name: guest.name, now });
    await retire(tx, caller);
    const { session, write: begun } = access.nextSession({ deviceId, personId: caller.personId });
    await saveAndAnnounce(
      tx,
      [store.takenPlace(link.id), grant, audited, begun],
      guestsChanged(mediaId),
      accessChanged(`device:${deviceId}`, mediaId),
    );
    return { mediaId, session };
  }

  type Resuming = {
    readonly link: store.PresentedLink;
    readonly caller: Principal;
    readonly deviceId: string;
    readonly guest: GuestHere;
  };

  /** Back on the same device: no place is taken. A grant that was ended when the link was switched off is made anew. */
  async function resume(tx: Tx, { link, caller, deviceId, guest }: Resuming): Promise<Entered> {
    const { mediaId } = link;
    const now = clock.now();
    if (guest.grant === null) {
      const grant = grantOf({ link, guestId: guest.id, deviceId, name: link.guestName ?? '', now });
      await saveAndAnnounce(tx, [grant], guestsChanged(mediaId), accessChanged(`device:${deviceId}`, mediaId));
    } else {
      await access.grants.extend(tx, guest.grant.id, grantEndsAt(link, renewedFrom(link, guest.grant.joinedAt, now)));
    }
    await retire(tx, caller);
    return { mediaId, session: await access.beginSession(tx, { deviceId, personId: caller.personId }) };
  }

  type Granting = {
    readonly link: store.PresentedLink;
    readonly guestId: string;
    readonly deviceId: string;
    readonly name: string;
    readonly now: Date;
  };

  function grantOf({ link, guestId, deviceId, name, now }: Granting) {
    return access.grants.writeOf({
      mediaId: link.mediaId,
      by: { guestId },
      deviceId,
      // The device's alone, whoever is signed in: a guest's address proves nothing about an account.
      personId: null,
      role: 'viewer',
      proof: 'guest',
      via: 'guest-link',
      holderName: name,
      joinedAt: now,
      expiresAt: grantEndsAt(link, now),
    });
  }

  async function retire(tx: Tx, { sessionId }: Principal): Promise<void> {
    if (sessionId !== null) await access.retireSession(tx, sessionId);
  }

  /** Ends the place of this browser and frees it for another. */
  async function leave({ guestId, caller }: { readonly guestId: string; readonly caller: Principal }): Promise<null> {
    await transact(db, async (tx) => {
      await store.lockLinkOfGuest(tx, guestId);
      const guest = await store.findGuest(tx, guestId);
      const isMine = caller.kind !== 'anonymous' && guest?.deviceId === caller.deviceId;
      if (guest === undefined || !isMine || guest.leftAt !== null || guest.removedAt !== null) {
        throw new Problem('guests.no-guest');
      }
      const { mediaId, deviceId } = guest;
      const held = await access.grants.ofGuests(tx, [guestId]);
      await access.grants.end(tx, { ids: held.map((grant) => grant.id), reason: 'left' });
      await store.updateGuest(tx, guestId, { leftAt: clock.now() });
      await store.givePlaceBack(tx, guest.guestLinkId);
      await audit.record(tx, { action: 'guests.left', actor: actorOf(caller), mediaId, subjectId: guestId });
      await announce(
        tx,
        guestsChanged(mediaId),
        accessChanged(`media:${mediaId}`, mediaId),
        accessChanged(`device:${deviceId}`, mediaId),
      );
    });
    return null;
  }

  /** Read before the transaction: whoever holds a connection must not wait for another one. */
  async function rulesNow(): Promise<Rules> {
    const [invites, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    return { ...invites, mediaPage };
  }

  function presentationOf({ publicId, secret, caller }: Presented): store.Presentation {
    const digest = secret === null ? null : keys.digest(secret);
    return { publicId, digest, deviceId: caller.deviceId, now: clock.now() };
  }

  /** The same for an unknown id and a wrong secret, and for no secret on any id. */
  async function unknown(at: Db, { secret, browser }: Presented): Promise<Problem> {
    if (secret === null) return new Problem('guests.link-needed');
    const key = `guest link failures ${keys.digestText(browser.network)}`;
    const isWithin = await takeAttempt(at, key, FAILURES_PER_NETWORK, clock.now());
    return new Problem(isWithin ? 'guests.unknown' : 'request.too-many');
  }

  async function refusal(at: Db, because: GuestRefusal, presented: Presented): Promise<Problem> {
    if (because === 'guests.unknown' || because === 'guests.link-needed') return unknown(at, presented);
    return new Problem(because);
  }
}

function factsOf(link: store.PresentedLink, { secret }: Presented, settings: Rules): EntranceFacts {
  return {
    link,
    holdsLink: link.holdsLink,
    presentedSecret: secret !== null,
    guest: guestHere(link),
    media: { isDeleted: link.mediaIsDeleted, isPreparing: link.mediaIsPreparing },
    settings,
  };
}

function guestHere(link: store.PresentedLink): GuestHere | null {
  const { guestId, guestRemovedAt: removedAt, grantId, grantJoinedAt, grantExpiresAt } = link;
  if (guestId === null) return null;
  if (grantId === null || grantJoinedAt === null || grantExpiresAt === null) {
    return { id: guestId, removedAt, grant: null };
  }
  return { id: guestId, removedAt, grant: { id: grantId, joinedAt: grantJoinedAt, expiresAt: grantExpiresAt } };
}

/** While a link is open its guests may come back as if they entered now; later they keep what they have. */
function renewedFrom({ switchedOffAt, expiresAt }: store.PresentedLink, joinedAt: Date, now: Date): Date {
  const isOpen = switchedOffAt === null && (expiresAt === null || now < expiresAt);
  return isOpen ? now : joinedAt;
}

/** What was typed, held to the rules that hold for invitations as well (3.1, 4.3). */
function guestOf({ name, email }: Named, rules: Rules): Guest {
  const emailFolded = email === undefined ? null : foldEmail(email);
  if (name === undefined || email === undefined || emailFolded === null) {
    throw new Problem('request.invalid', {
      fields: [
        ...(name === undefined ? [{ field: 'name', message: FIELD_WORDS.nameMissing }] : []),
        ...(emailFolded === null ? [{ field: 'email', message: FIELD_WORDS.emailMissing }] : []),
      ],
    });
  }
  if (nameHasLink(name)) throw fieldProblem('guests.name-has-link', 'name');
  if (!isDomainAllowed(domainOf(emailFolded), rules)) throw fieldProblem('guests.domain-blocked', 'email');
  return { name, email, emailFolded };
}
