import type { BegunSession, Grant } from '#access/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { EventRole } from '#contract/access/roles.ts';
import { foldEmail, maskEmail } from '#contract/accounts/email.ts';
import type { InvitationView, JoinRefusal } from '#contract/invites/door.ts';
import { announce, saveAndAnnounce } from '#infra/announce.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { takeAttempt } from '#infra/limits.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { InviteDeps } from './deps.ts';
import { accessChanged, inviteChanged } from './news.ts';
import {
  type Door,
  type DoorFacts,
  decideDoor,
  grantEndsAt,
  type HeldGrant,
  isInvited,
  OPENING_HOURS,
  WRONG_ADDRESSES,
} from './policy.ts';
import { createPresenting, type Presented } from './presenting.ts';
import * as store from './store.ts';

type Account = { readonly personId: string; readonly emailFolded: string; readonly email: string };
type Joined = { readonly mediaId: string; readonly role: EventRole; readonly session: BegunSession };

/** The invitee's side: look at what a link opens, open it, join, leave. */
export function createJoining({ db, clock, keys, access, accounts, audit, settings }: InviteDeps) {
  const { presentationOf, unknown, countFailure } = createPresenting({ clock, keys });
  return { view, open, join, leave };

  /** Changes nothing: scanners and previews may ask as often as they like (5.1). */
  async function view(presented: Presented): Promise<InvitationView> {
    const account = await accountOf(presented.caller);
    const rules = await rulesNow();
    const invite = await requireKnown(await store.findPresented(db, presentationOf(presented)), presented);
    const facts = await factsAt(db, { invite, presented, account, rules });
    const door = decideDoor(facts, clock.now());
    if (door.kind === 'refuse') throw await refusal(db, door.because, { invite, facts, account, presented });
    return {
      inviterName: invite.inviterName,
      maskedEmail: maskEmail(invite.emailFolded),
      role: invite.role,
      mediaTitle: invite.mediaTitle,
      expiresAt: invite.expiresAt.toISOString(),
      joinedHere: door.kind === 'return',
      signedInAsInvited: door.kind === 'enter' && door.provedBy === 'account',
    };
  }

  /** A person touched the page: this browser gets its device, and for a day need not bring the secret again (5.9). */
  async function open(presented: Presented): Promise<null> {
    const invite = await requireKnown(await store.findPresented(db, presentationOf(presented)), presented);
    const { secretId } = invite;
    if (secretId === null) throw await unknown(db, presented);
    const deviceId = await access.ensureDevice(presented.caller, presented.browser);
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + OPENING_HOURS * 3_600_000);
    await transact(db, async (tx) => {
      await store.putOpening(tx, { inviteId: invite.id, deviceId, secretId, expiresAt });
      if (invite.openedAt !== null) return;
      await store.updateInvite(tx, invite.id, { openedAt: now });
      await announce(tx, inviteChanged(invite));
    });
    return null;
  }

  /**
   * Joins exactly once, under any race: the invitation's row is held while the rule is asked. A browser that did not
   * keep its device cookie is refused before anything is taken, because it could never come back.
   */
  async function join({
    email,
    ...presented
  }: Presented & { readonly email: string | undefined }): Promise<{ mediaId: string; role: EventRole }> {
    const { caller, browser } = presented;
    const { deviceId } = caller;
    if (deviceId === null) throw new Problem('access.cookies-blocked');
    const account = await accountOf(caller);
    const rules = await rulesNow();
    const typed = email === undefined ? null : foldEmail(email);

    const outcome = await transact(db, async (tx): Promise<Joined | Problem> => {
      const invite = await store.lockPresented(tx, presentationOf(presented));
      if (invite === undefined) return unknown(tx, presented);
      const facts = await factsAt(tx, { invite, presented, account, rules });
      const door = decideDoor(facts, clock.now());
      const about = { invite, facts, account, presented };
      switch (door.kind) {
        case 'refuse':
          return refusal(tx, door.because, about);
        case 'return':
          return resume(tx, { invite, caller, deviceId, grant: door.grant });
        case 'enter':
          // Counted in the same transaction, and committed with the refusal: parallel guesses all count.
          if (!isInvited(invite, door, typed)) return wrongAddress(tx, about);
          return enter(tx, { invite, door, caller, deviceId, account });
      }
    });
    if (outcome instanceof Problem) throw outcome;
    browser.keepSession(outcome.session.secret, outcome.session.forSeconds);
    return { mediaId: outcome.mediaId, role: outcome.role };
  }

  type Entering = {
    readonly invite: store.PresentedInvite;
    readonly door: Extract<Door, { kind: 'enter' }>;
    readonly caller: Principal;
    readonly deviceId: string;
    readonly account: Account | null;
  };

  async function enter(tx: Tx, { invite, door, caller, deviceId, account }: Entering): Promise<Joined> {
    const joinedAt = clock.now();
    const moved = await access.grants.end(tx, { ids: door.takesPlaceOf, reason: 'moved' });
    const isMove = moved.length > 0;
    const { mediaId } = invite;
    const grant = access.grants.writeOf({
      mediaId,
      by: { inviteId: invite.id },
      deviceId,
      personId: account?.personId ?? null,
      role: invite.role,
      proof: door.provedBy ?? 'typed',
      via: invite.secretVia ?? 'code',
      holderName: nameOf(invite),
      joinedAt,
      expiresAt: grantEndsAt(invite, joinedAt),
    });
    const audited = await audit.writeOf(tx, {
      action: isMove ? 'invites.moved' : 'invites.joined',
      actor: { kind: 'invitee', id: invite.inviteeId },
      mediaId,
      subjectId: invite.id,
      facts: { proof: door.provedBy ?? 'typed' },
      personal: { of: invite.inviteeId, fields: { email: invite.email } },
    });
    await retire(tx, caller);
    const { session, write: begun } = access.nextSession({ deviceId, personId: caller.personId });
    const use = isMove ? store.spentAllowance(invite.id) : store.takenUse(invite.id);
    await saveAndAnnounce(
      tx,
      [use, grant, audited, begun],
      inviteChanged(invite),
      accessChanged(`device:${deviceId}`, mediaId),
      ...(isMove ? [accessChanged(`media:${mediaId}`, mediaId)] : []),
    );
    return { mediaId, role: invite.role, session };
  }

  type Resuming = {
    readonly invite: store.PresentedInvite;
    readonly caller: Principal;
    readonly deviceId: string;
    readonly grant: HeldGrant;
  };

  /** Back on the same device: no use, no new grant; its time is renewed with the link's, and not by coming back. */
  async function resume(tx: Tx, { invite, caller, deviceId, grant }: Resuming): Promise<Joined> {
    await access.grants.extend(tx, grant.id, grantEndsAt(invite, grant.joinedAt));
    await retire(tx, caller);
    const { mediaId, role } = invite;
    return { mediaId, role, session: await access.beginSession(tx, { deviceId, personId: caller.personId }) };
  }

  /** A new session id at each rise of role; other tabs get a moment to take the new cookie. */
  async function retire(tx: Tx, { sessionId }: Principal): Promise<void> {
    if (sessionId !== null) await access.retireSession(tx, sessionId);
  }

  /** Ends the place of this browser and frees it for another (5.4). */
  async function leave({ inviteId, caller }: { readonly inviteId: string; readonly caller: Principal }): Promise<null> {
    await transact(db, async (tx) => {
      await store.holdInvite(tx, inviteId);
      const held = await access.grants.ofInvite(tx, inviteId);
      const mine = held.filter((grant) => grant.endedAt === null && isHeldBy(grant, caller));
      const ended = await access.grants.end(tx, { ids: mine.map((grant) => grant.id), reason: 'left' });
      const [first] = ended;
      if (first === undefined) throw new Problem('invites.no-invite');
      await store.giveUseBack(tx, inviteId);
      await audit.record(tx, {
        action: 'invites.left',
        actor: actorOf(caller),
        mediaId: first.mediaId,
        subjectId: inviteId,
      });
      const { mediaId, deviceId } = first;
      await announce(
        tx,
        inviteChanged({ id: inviteId, mediaId }),
        accessChanged(`media:${mediaId}`, mediaId),
        accessChanged(`device:${deviceId}`, mediaId),
      );
    });
    return null;
  }

  /** The account that is signed in here; its address was set by an administrator and so is proved (7.3). */
  async function accountOf({ personId }: Principal): Promise<Account | null> {
    const person = personId === null ? undefined : await accounts.findById(personId);
    const emailFolded = person === undefined ? null : foldEmail(person.email);
    if (person === undefined || emailFolded === null) return null;
    return { personId: person.id, emailFolded, email: person.email };
  }

  type Facts = Omit<DoorFacts, 'grants'> & { readonly grants: readonly Grant[] };
  type About = {
    readonly invite: store.PresentedInvite;
    readonly facts: Facts;
    readonly account: Account | null;
    readonly presented: Presented;
  };

  /** Read before the transaction: whoever holds a connection must not wait for another one. */
  async function rulesNow(): Promise<DoorFacts['settings']> {
    const [invites, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    return { ...invites, mediaPage };
  }

  type Gathering = Omit<About, 'facts'> & { readonly rules: DoorFacts['settings'] };

  async function factsAt(at: Db, { invite, presented, account, rules }: Gathering): Promise<Facts> {
    const grants = await access.grants.ofInvite(at, invite.id);
    return {
      invite,
      link: invite.secretId === null ? 'none' : invite.secretEndedAt === null ? 'good' : 'replaced',
      presentedSecret: presented.secret !== null,
      grants,
      media: { isDeleted: invite.mediaIsDeleted, isPreparing: invite.mediaIsPreparing },
      settings: rules,
      deviceId: presented.caller.deviceId,
      signedIn: account,
      isGuessedAt: invite.wrongAddresses >= WRONG_ADDRESSES.max,
    };
  }

  async function requireKnown(
    invite: store.PresentedInvite | undefined,
    presented: Presented,
  ): Promise<store.PresentedInvite> {
    if (invite === undefined) throw await unknown(db, presented);
    return invite;
  }

  /** Each guess counts for the invitation, also from a network that has failed too often: it might guess right there. */
  async function wrongAddress(tx: Tx, about: About): Promise<Problem> {
    await takeAttempt(tx, store.wrongAddressKey(about.invite.id), WRONG_ADDRESSES, clock.now());
    return (await countFailure(tx, about.presented.browser)) ?? refusal(tx, 'invites.email-mismatch', about);
  }

  /** With the facts its page needs, which the holder of a true link may know; an unknown link learns none. */
  async function refusal(at: Db, because: JoinRefusal, { invite, facts, account, presented }: About): Promise<Problem> {
    if (because === 'invites.unknown' || because === 'invites.link-needed') return unknown(at, presented);
    const { inviterName } = invite;
    switch (because) {
      case 'invites.other-device': {
        const holder = facts.grants.find((grant) => grant.endedAt === null);
        return new Problem(because, {
          facts: { inviterName, device: holder?.deviceLabel ?? null, joinedAt: holder?.joinedAt.toISOString() ?? null },
        });
      }
      case 'invites.signed-in-as-other':
        return new Problem(because, {
          facts: {
            inviterName,
            maskedEmail: maskEmail(facts.invite.emailFolded),
            signedInAs: account === null ? null : maskEmail(account.emailFolded),
          },
        });
      case 'invites.email-mismatch':
        return new Problem(because, {
          facts: { inviterName, maskedEmail: maskEmail(facts.invite.emailFolded) },
          fields: [{ field: 'email', message: 'This is not the address that was invited.' }],
        });
      default:
        return new Problem(because, { facts: { inviterName } });
    }
  }
}

function isHeldBy(grant: { readonly deviceId: string; readonly personId: string | null }, caller: Principal): boolean {
  if (caller.kind === 'anonymous') return false;
  return grant.personId === null ? grant.deviceId === caller.deviceId : grant.personId === caller.personId;
}

function nameOf({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}
