import { randomUUID } from 'node:crypto';
import type { BegunSession } from '#access/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import type { Proof } from '#contract/access/proof.ts';
import type { EventRole } from '#contract/access/roles.ts';
import { foldEmail, maskEmail } from '#contract/accounts/email.ts';
import type { InvitationView } from '#contract/invites/door.ts';
import { announce, saveAndAnnounce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import type { Codes } from './codes.ts';
import * as codesStore from './codes-store.ts';
import type { InviteDeps } from './deps.ts';
import type { Account, Doorstep, Standing } from './doorstep.ts';
import type { Leavings } from './leaving.ts';
import type { Moves } from './moves.ts';
import { accessChanged, inviteChanged } from './news.ts';
import { type Door, decideDoor, grantEndsAt, OPENING_HOURS, proofShown } from './policy.ts';
import type { Presented } from './presenting.ts';
import * as store from './store.ts';

type Joining = Presented & {
  readonly email: string | undefined;
  readonly code: string | undefined;
  readonly asInvited: boolean;
  readonly sharedComputer: boolean;
};
type Joined = { readonly mediaId: string; readonly role: EventRole; readonly session: BegunSession };
type Rooms = {
  readonly doorstep: Doorstep;
  readonly codes: Codes;
  readonly moves: Moves;
  readonly leaving: Leavings;
};

/** The invitee's side: look at what a link opens, open it, join. */
export function createJoining(
  { db, clock, access, audit, notices, webhooks }: InviteDeps,
  { doorstep, codes, moves, leaving }: Rooms,
) {
  return { view, open, join };

  /** Changes nothing: scanners and previews may ask as often as they like (5.1). */
  async function view(presented: Presented): Promise<InvitationView> {
    const account = await doorstep.accountOf(presented.caller);
    const rules = await doorstep.rulesNow();
    const invite = await store.findPresented(db, doorstep.presentationOf(presented));
    if (invite === undefined) throw await doorstep.unknownId(db, presented);
    const claims = { hasCode: false, asInvited: false };
    const facts = await doorstep.factsAt(db, { invite, presented, account, rules, claims });
    const door = decideDoor(facts, clock.now());
    if (door.kind === 'refuse') throw await doorstep.refusal(db, door.because, { invite, facts, presented });
    return {
      inviterName: invite.inviterName,
      maskedEmail: maskEmail(invite.emailFolded),
      role: invite.role,
      mediaTitle: invite.mediaTitle,
      expiresAt: invite.expiresAt.toISOString(),
      joinedHere: door.kind === 'return',
      signedInAsInvited: door.kind === 'enter' && door.proved === 'account',
      asks: door.asks,
      canMail: facts.canMail,
      language: invite.language,
    };
  }

  /** A person touched the page: this browser gets its device, and for a day need not bring the secret again (5.9). */
  async function open(presented: Presented): Promise<null> {
    const invite = await store.findPresented(db, doorstep.presentationOf(presented));
    if (invite === undefined || invite.secretId === null) throw await doorstep.unknown(db, presented);
    const { secretId } = invite;
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
    code,
    asInvited,
    sharedComputer,
    ...presented
  }: Joining): Promise<{ mediaId: string; role: EventRole }> {
    const { caller, browser, publicId } = presented;
    const { deviceId } = caller;
    if (deviceId === null) throw new Problem('access.cookies-blocked');
    const account = await doorstep.accountOf(caller);
    const rules = await doorstep.rulesNow();
    const typedFolded = email === undefined ? null : foldEmail(email);

    const isTold = await webhooks.isWanted('invites.joined');

    const outcome = await transact(db, async (tx): Promise<Joined | Problem> => {
      const invite = await store.lockPresented(tx, doorstep.presentationOf(presented));
      // Before it matters whether there is such an invitation: a wrong code is answered alike for every id (5.9).
      if (code !== undefined) {
        const attempt = await codes.spend(tx, { publicId, deviceId, code });
        if (attempt === 'over') return new Problem('invites.code-over');
        if (attempt !== 'right') return wrongCode(tx, attempt, presented);
      }
      if (invite === undefined) return doorstep.unknownId(tx, presented);
      const claims = { hasCode: code !== undefined, asInvited };
      const facts = await doorstep.factsAt(tx, { invite, presented, account, rules, claims });
      const door = decideDoor(facts, clock.now());
      const standing = { invite, facts, presented };
      await leaving.free(tx, { inviteId: invite.id, grantIds: facts.idle, caller: null });
      switch (door.kind) {
        case 'refuse':
          if (door.because === 'invites.waits-for-owner') await tellOwner(tx, standing);
          return doorstep.refusal(tx, door.because, standing);
        case 'return':
          return resume(tx, { ...standing, door, caller, deviceId, isShared: sharedComputer });
        case 'enter': {
          const proof = proofShown(invite, { door, typedFolded });
          // Counted in the same transaction, and committed with the refusal: parallel guesses all count.
          if (proof === 'email-mismatch') return doorstep.wrongAddress(tx, standing);
          if (proof === 'code-needed') return doorstep.refusal(tx, 'invites.code-needed', standing);
          return enter(tx, { ...standing, door, proof, caller, deviceId, account, isShared: sharedComputer, isTold });
        }
      }
    });
    if (outcome instanceof Problem) throw outcome;
    access.keep(browser, outcome.session);
    return { mediaId: outcome.mediaId, role: outcome.role };
  }

  async function wrongCode(tx: Tx, facts: { readonly triesLeft: number }, { browser }: Presented): Promise<Problem> {
    return (await doorstep.countFailure(tx, browser)) ?? new Problem('invites.code-wrong', { facts });
  }

  /** The invited person proved to be themselves and may not move again by themselves: whoever invites decides. */
  async function tellOwner(tx: Tx, { invite, presented }: Standing): Promise<void> {
    await notices.tell(tx, { kind: 'move-waits', inviteId: invite.id, device: access.labelOf(presented.browser) });
    await audit.record(tx, {
      action: 'invites.waited',
      actor: { kind: 'invitee', id: invite.inviteeId },
      mediaId: invite.mediaId,
      subjectId: invite.id,
    });
  }

  type Entering = Standing & {
    readonly door: Extract<Door, { kind: 'enter' }>;
    readonly proof: Exclude<Proof, 'guest'>;
    readonly caller: Principal;
    readonly deviceId: string;
    readonly account: Account | null;
    readonly isShared: boolean;
    /** Some webhook wants to hear of it. */
    readonly isTold: boolean;
  };

  async function enter(tx: Tx, entering: Entering): Promise<Joined> {
    const { invite, facts, presented, door, proof, caller, deviceId, account, isShared } = entering;
    const joinedAt = clock.now();
    const moved = await access.grants.end(tx, { ids: door.takesPlaceOf, reason: 'moved' });
    const isMove = moved.length > 0;
    const { mediaId } = invite;
    const grantId = randomUUID();
    // Whoever is signed in as somebody else and joins by a code joins as the device's own: the account gets nothing.
    const personId = proof === 'account' && account !== null ? account.personId : null;
    const grant = access.grants.writeOf({
      id: grantId,
      mediaId,
      by: { inviteId: invite.id },
      deviceId,
      personId,
      role: invite.role,
      proof,
      via: facts.link === 'good' ? (invite.secretVia ?? 'code') : 'code',
      holderName: nameOf(invite),
      joinedAt,
      expiresAt: grantEndsAt(invite, joinedAt),
      isShared,
    });
    const audited = await audit.writeOf(tx, {
      action: isMove ? 'invites.moved' : 'invites.joined',
      actor: { kind: 'invitee', id: invite.inviteeId },
      mediaId,
      subjectId: invite.id,
      facts: { proof },
      personal: { of: invite.inviteeId, fields: { email: invite.email } },
    });
    await retire(tx, caller);
    const { session, write: begun } = access.nextSession({ deviceId, personId: caller.personId, isShared });
    const device = access.labelOf(presented.browser);
    const move = isMove ? moves.begin({ invite, grantId, device }) : null;
    await saveAndAnnounce(
      tx,
      [
        isMove ? store.spentAllowance(invite.id) : store.takenUse(invite.id),
        grant,
        audited,
        begun,
        access.grants.idleSharedOfOthers({ deviceId, inviteId: invite.id, now: joinedAt }),
        ...(move === null ? [] : [move.write]),
        ...(facts.hasCode ? [codesStore.usedCode({ publicId: invite.publicId, deviceId })] : []),
      ],
      inviteChanged(invite),
      accessChanged(`device:${deviceId}`, mediaId),
      ...(personId === null ? [] : [accessChanged(`person:${personId}`, mediaId)]),
      ...(isMove ? [accessChanged(`media:${mediaId}`, mediaId)] : []),
    );
    if (entering.isTold && !isMove) await webhooks.tell(tx, 'invites.joined', [{ mediaId, inviteId: invite.id }]);
    await move?.tell(tx);
    if (invite.hasOpenNotice) await notices.done(tx, { inviteId: invite.id, by: 'joined' });
    return { mediaId, role: invite.role, session };
  }

  type Resuming = Standing & {
    readonly door: Extract<Door, { kind: 'return' }>;
    readonly caller: Principal;
    readonly deviceId: string;
    readonly isShared: boolean;
  };

  /** Back on the same device: no use, no new grant; its time is renewed with the link's, and not by coming back. */
  async function resume(
    tx: Tx,
    { invite, facts, door, caller, deviceId, isShared: isAsked }: Resuming,
  ): Promise<Joined> {
    const { grant, rises } = door;
    const { mediaId, publicId } = invite;
    const isShared = isAsked || facts.shared.includes(grant.id);
    await access.grants.extend(tx, grant.id, grantEndsAt(invite, grant.joinedAt));
    if (isShared) await access.grants.share(tx, grant.id);
    if (rises !== null) {
      await access.grants.raise(tx, { grantId: grant.id, role: invite.role, proof: rises });
      if (facts.hasCode) await codesStore.usedCode({ publicId, deviceId }).execute(tx);
      await announce(tx, inviteChanged(invite), accessChanged(`media:${mediaId}`, mediaId));
    }
    await retire(tx, caller);
    const session = await access.beginSession(tx, { deviceId, personId: caller.personId, isShared });
    return { mediaId, role: rises === null ? grant.role : invite.role, session };
  }

  /** A new session id at each rise of role; other tabs get a moment to take the new cookie. */
  async function retire(tx: Tx, { sessionId }: Principal): Promise<void> {
    if (sessionId !== null) await access.retireSession(tx, sessionId);
  }
}

function nameOf({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}
