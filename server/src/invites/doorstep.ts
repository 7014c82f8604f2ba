import type { Grant } from '#access/service.ts';
import type { Principal } from '#contract/access/principal.ts';
import { foldEmail, maskEmail } from '#contract/accounts/email.ts';
import type { JoinRefusal } from '#contract/invites/door.ts';
import type { Db, Tx } from '#infra/db.ts';
import { takeAttempt } from '#infra/limits.ts';
import { Problem } from '#infra/problem.ts';
import type { InviteDeps } from './deps.ts';
import { type DoorFacts, isIdle, WRONG_ADDRESSES } from './policy.ts';
import { createPresenting, type Presented } from './presenting.ts';
import * as store from './store.ts';

type Held = Pick<Presented, 'publicId' | 'secret'> & { readonly caller: Pick<Principal, 'deviceId' | 'personId'> };
export type Account = { readonly personId: string; readonly emailFolded: string };
export type Facts = Omit<DoorFacts, 'grants'> & {
  readonly grants: readonly Grant[];
  /** Ids of grants on shared computers: that stand idle and so are left, and that are in use. */
  readonly idle: readonly string[];
  readonly shared: readonly string[];
};
/** Somebody with something before an invitation, and all that is known of it. */
export type Standing = { readonly invite: store.PresentedInvite; readonly facts: Facts; readonly presented: Presented };
/** What they claim beyond what they hold. */
type Claims = Pick<DoorFacts, 'hasCode' | 'asInvited'>;
const NOBODYS = '00000000-0000-0000-0000-000000000000';
export type Doorstep = ReturnType<typeof createDoorstep>;

/** What is known of somebody who stands before an invitation, and what is said to who may not pass. */
export function createDoorstep({ clock, keys, access, accounts, mail, settings }: InviteDeps) {
  const presenting = createPresenting({ clock, keys });
  const { unknown, countFailure } = presenting;
  return { ...presenting, unknownId, accountOf, rulesNow, factsAt, wrongAddress, refusal };

  /** The account that is signed in here; its address was set by an administrator and so is proved (7.3). */
  async function accountOf({ personId }: Held['caller']): Promise<Account | null> {
    const person = personId === null ? undefined : await accounts.findById(personId);
    const emailFolded = person === undefined ? null : foldEmail(person.email);
    return person === undefined || emailFolded === null ? null : { personId: person.id, emailFolded };
  }

  /** Read before the transaction: whoever holds a connection must not wait for another one. */
  async function rulesNow(): Promise<DoorFacts['settings']> {
    const [invites, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    return { ...invites, mediaPage };
  }

  type Gathering = {
    readonly invite: store.PresentedInvite;
    readonly presented: Held;
    readonly account: Account | null;
    readonly rules: DoorFacts['settings'];
    readonly claims: Claims;
  };

  async function factsAt(at: Db, { invite, presented, account, rules, claims }: Gathering): Promise<Facts> {
    const all = await access.grants.ofInvite(at, invite.id);
    const now = clock.now();
    const grants = all.filter((grant) => !isIdle(grant, now));
    const idle = all.filter((grant) => isIdle(grant, now));
    const shared = grants.filter((grant) => grant.sharedUntil !== null);
    return {
      ...claims,
      // Each of them gives its use back.
      invite: { ...invite, uses: Math.max(invite.uses - idle.length, 0) },
      idle: idle.map((grant) => grant.id),
      shared: shared.map((grant) => grant.id),
      link: invite.secretId === null ? 'none' : invite.secretEndedAt === null ? 'good' : 'replaced',
      presentedSecret: presented.secret !== null,
      grants,
      media: {
        isDeleted: invite.mediaIsDeleted,
        isPreparing: invite.mediaIsPreparing,
        window: { from: invite.availableFrom, until: invite.availableUntil },
      },
      settings: rules,
      canMail: mail.isConfigured,
      deviceId: presented.caller.deviceId,
      signedIn: account,
      provedHere: invite.provedHere,
      isGuessedAt: invite.wrongAddresses >= WRONG_ADDRESSES.max,
      isDisowned: invite.disownedAt !== null,
      movesToday: invite.movesToday,
    };
  }

  /** What is read of an invitation is read of nobody's as well: an id that there is not takes as long as a wrong secret. */
  async function unknownId(at: Db, presented: Presented): Promise<Problem> {
    await access.grants.ofInvite(at, NOBODYS);
    return unknown(at, presented);
  }

  /** Each guess counts for the invitation, also from a network that has failed too often: it might guess right there. */
  async function wrongAddress(tx: Tx, standing: Standing): Promise<Problem> {
    await takeAttempt(tx, store.wrongAddressKey(standing.invite.id), WRONG_ADDRESSES, clock.now());
    const { presented } = standing;
    return (await countFailure(tx, presented.browser)) ?? refusal(tx, 'invites.email-mismatch', standing);
  }

  /** With the facts its page needs, which the holder of a true link may know; an unknown link learns none. */
  async function refusal(at: Db, because: JoinRefusal, { invite, facts, presented }: Standing): Promise<Problem> {
    if (because === 'invites.unknown' || because === 'invites.link-needed') return unknown(at, presented);
    const { inviterName } = invite;
    const maskedEmail = maskEmail(invite.emailFolded);
    const { canMail, signedIn } = facts;
    switch (because) {
      case 'invites.other-device': {
        const holder = facts.grants.find((grant) => grant.endedAt === null);
        const device = holder?.deviceLabel ?? null;
        const joinedAt = holder?.joinedAt.toISOString() ?? null;
        return new Problem(because, { facts: { inviterName, device, joinedAt, maskedEmail, canMail } });
      }
      case 'invites.not-open-yet':
      case 'invites.no-longer-open':
        return new Problem(because, {
          facts: {
            inviterName,
            maskedEmail,
            mediaTitle: invite.mediaTitle,
            role: invite.role,
            opensAt: invite.availableFrom?.toISOString() ?? null,
            closesAt: invite.availableUntil?.toISOString() ?? null,
            now: clock.now().toISOString(),
          },
        });
      case 'invites.signed-in-as-other': {
        const signedInAs = signedIn === null ? null : maskEmail(signedIn.emailFolded);
        return new Problem(because, { facts: { inviterName, maskedEmail, signedInAs, canMail } });
      }
      case 'invites.code-needed':
      case 'invites.too-many-tries':
        return new Problem(because, { facts: { inviterName, maskedEmail, canMail } });
      case 'invites.email-mismatch':
        return new Problem(because, {
          facts: { inviterName, maskedEmail },
          fields: [{ field: 'email', message: 'This is not the address that was invited.' }],
        });
      default:
        return new Problem(because, { facts: { inviterName } });
    }
  }
}
