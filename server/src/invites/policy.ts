import { PROOFS, type Proof } from '#contract/access/proof.ts';
import { EVENT_ROLES, type EventRole, type SiteRole } from '#contract/access/roles.ts';
import { domainOf } from '#contract/accounts/email.ts';
import type { Asks, JoinRefusal } from '#contract/invites/door.ts';
import { isDomainAllowed } from '#contract/invites/rules.ts';
import { type InviteState, type InviteView, MAIL_STATES, type MailState } from '#contract/invites/view.ts';
import { availabilityAt, type Window } from '#contract/media/availability.ts';
import type { InviteNoticeKind } from '#contract/notices/endpoints.ts';
import type { InviteSettings } from '#contract/settings/modules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GRANT_LASTS_AT_LEAST = 24 * HOUR;
const NEW_DEVICE_MINUTES = 30;
export const OPENING_HOURS = 24;
/** Without the owner's word it moves to another device this often in 24 hours. */
export const MOVES_PER_DAY = 3;
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Wrong addresses for one invitation in an hour, after which a code is needed, or without mail the inviter (5.3). */
export const WRONG_ADDRESSES = { max: 5, perSeconds: 3600 } as const;

export type Invite = {
  readonly role: EventRole;
  readonly emailFolded: string;
  readonly uses: number;
  readonly maxUses: number | null;
  readonly expiresAt: Date;
  readonly newDeviceUntil: Date | null;
  readonly removedAt: Date | null;
};

export type HeldGrant = {
  readonly id: string;
  readonly deviceId: string;
  readonly personId: string | null;
  readonly joinedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly role: EventRole;
  readonly proof: Proof;
};

/** Everything that is known when somebody stands before an invitation. */
export type DoorFacts = {
  readonly invite: Invite;
  /** What proves that they hold it: a link that is good, one that was replaced, a record of this browser, or nothing. */
  readonly link: 'good' | 'replaced' | 'none';
  readonly presentedSecret: boolean;
  /** The right code from the invited mailbox came with it. */
  readonly hasCode: boolean;
  readonly grants: readonly HeldGrant[];
  readonly media: { readonly isDeleted: boolean; readonly isPreparing: boolean; readonly window: Window };
  readonly settings: Pick<
    InviteSettings,
    'enabled' | 'deviceBinding' | 'allowedDomains' | 'blockedDomains' | 'identityCheck'
  > & { readonly mediaPage: boolean };
  /** There is a mail server, so a code can be asked for. */
  readonly canMail: boolean;
  readonly deviceId: string | null;
  readonly signedIn: { readonly personId: string; readonly emailFolded: string } | null;
  /** They want to go on as the invited person although somebody else is signed in. */
  readonly asInvited: boolean;
  /** How far this device proved the invited address for another invitation that still holds. */
  readonly provedHere: Proof | null;
  /** Too many other addresses were typed for this invitation. */
  readonly isGuessedAt: boolean;
  /** The invited person said that a device was not theirs. */
  readonly isDisowned: boolean;
  /** How often it moved to another device in the last 24 hours. */
  readonly movesToday: number;
};

/** May they go on, and what is still to be shown? */
export type Door =
  | { readonly kind: 'refuse'; readonly because: JoinRefusal }
  /**
   * This device, or this account, has its place already. Where the invitation's role is higher than the grant's,
   * `rises` is the proof that lifts it, or `asks` what is missing for that; they are let in either way.
   */
  | { readonly kind: 'return'; readonly grant: HeldGrant; readonly asks: Asks; readonly rises: Proof | null }
  /** `takesPlaceOf`: grants on other devices that end when this one joins; then no use is taken. */
  | { readonly kind: 'enter'; readonly takesPlaceOf: readonly string[]; readonly asks: Asks; readonly proved: Proved };

/** What is known already of who it is; whoever is asked for the address and types it is `typed`. */
type Proved = Exclude<Proof, 'guest'> | null;

/**
 * The order of the lines is the order of the rule. What concerns everybody comes first, then who is back on the
 * same device (costs no use, even on a spent or expired link), then the link, and last who it is.
 */
export function decideDoor(facts: DoorFacts, now: Date): Door {
  const { invite, link, settings, media } = facts;
  const mine = grantHere(facts);
  if (link === 'none' && mine === undefined && !facts.hasCode)
    return refuse(facts.presentedSecret ? 'invites.unknown' : 'invites.link-needed');
  const closed = whyClosed(facts);
  if (closed !== null) return refuse(closed);
  const shut = whyShut(media, now);
  if (mine !== undefined && now < mine.expiresAt) return shut === null ? comeBack(facts, mine) : refuse(shut);
  if (now >= invite.expiresAt) return refuse(mine === undefined ? 'invites.expired' : 'invites.access-ended');
  if (mine === undefined && link === 'replaced' && !facts.hasCode) return refuse('invites.replaced');
  if (shut !== null) return refuse(shut);
  if (mine !== undefined) return comeBack(facts, mine);
  if (media.isPreparing) return refuse('invites.media-processing');

  const elsewhere = facts.grants.filter((grant) => grant.endedAt === null);
  const isMove = settings.deviceBinding && elsewhere.length > 0;
  if (!isMove && invite.maxUses !== null && invite.uses >= invite.maxUses) return refuse('invites.used-up');
  if (isSomebodyElse(facts) && !(facts.asInvited && facts.canMail)) return refuse('invites.signed-in-as-other');

  const proved = provedBy(facts);
  const isAllowed = allowsNewDevice(invite, now);
  if (isMove && !isAllowed && !provesMailbox(facts)) return refuse('invites.other-device');
  if (isMove && !isAllowed && facts.movesToday >= MOVES_PER_DAY) return refuse('invites.waits-for-owner');
  const needed = proofNeeded({ ...facts, isSecondDevice: elsewhere.length > 0 && !isAllowed });
  if (reaches(proved, needed))
    return { kind: 'enter', takesPlaceOf: idsOf(isMove, elsewhere), asks: 'nothing', proved };
  if (needed === 'typed' && (facts.isGuessedAt || facts.isDisowned)) return refuse('invites.too-many-tries');
  return { kind: 'enter', takesPlaceOf: idsOf(isMove, elsewhere), asks: needed === 'code' ? 'code' : 'email', proved };
}

/** Outside the availability of the entry nobody enters, and nobody comes back (2.3). */
function whyShut({ window }: DoorFacts['media'], now: Date): JoinRefusal | null {
  const phase = availabilityAt(window, now);
  if (phase === 'open') return null;
  return phase === 'before' ? 'invites.not-open-yet' : 'invites.no-longer-open';
}

/** Links never lower a role, and lift it for who has proved what the new one asks for (5.7). */
function comeBack(facts: DoorFacts, grant: HeldGrant): Door {
  const isHigher = EVENT_ROLES.indexOf(facts.invite.role) > EVENT_ROLES.indexOf(grant.role);
  if (!isHigher) return { kind: 'return', grant, asks: 'nothing', rises: null };
  const needed = proofNeeded({ ...facts, isSecondDevice: false });
  const rises = [provedBy(facts), grant.proof].find((proved) => reaches(proved, needed)) ?? null;
  return { kind: 'return', grant, asks: rises === null ? 'code' : 'nothing', rises };
}

type ClosedFacts = {
  readonly invite: Pick<Invite, 'emailFolded' | 'removedAt'>;
  readonly media: Pick<DoorFacts['media'], 'isDeleted'>;
  readonly settings: DoorFacts['settings'];
};

/** What closes an invitation to everybody, so that a new link would not open it either. */
export function whyClosed({ invite, media, settings }: ClosedFacts) {
  if (!settings.enabled || !settings.mediaPage) return 'invites.switched-off';
  if (invite.removedAt !== null) return 'invites.removed';
  if (media.isDeleted) return 'invites.media-deleted';
  if (!isDomainAllowed(domainOf(invite.emailFolded), settings)) return 'invites.domain-blocked';
  return null;
}

type Needing = Pick<DoorFacts, 'canMail' | 'isGuessedAt' | 'isDisowned' | 'signedIn'> & {
  readonly invite: Pick<Invite, 'role' | 'emailFolded'>;
  readonly settings: Pick<InviteSettings, 'identityCheck'>;
  /** Another device joined by it, and the inviter did not let this one take its place. */
  readonly isSecondDevice: boolean;
};

/** The least proof of identity that is asked for (5.3). Without a mail server there are no codes. */
export function proofNeeded(facts: Needing): 'typed' | 'code' {
  if (!facts.canMail) return 'typed';
  if (facts.isGuessedAt || facts.isDisowned || isSomebodyElse(facts)) return 'code';
  switch (facts.settings.identityCheck) {
    case 'typed-email':
      return 'typed';
    case 'code-when-elevated':
      return facts.invite.role !== 'viewer' || facts.isSecondDevice ? 'code' : 'typed';
    case 'code-always':
      return 'code';
  }
}

/**
 * The highest of what is shown now and what this device has proved for the same address before (5.7). Once a device was
 * disowned the past proves nothing: the same hand may hold another invitation of this person.
 */
function provedBy({ invite, signedIn, hasCode, provedHere, isDisowned }: DoorFacts): Proved {
  if (signedIn?.emailFolded === invite.emailFolded) return 'account';
  if (hasCode) return 'code';
  return isDisowned || provedHere === 'guest' ? null : provedHere;
}

/** To take another device's place somebody shows it now, whatever this device proved before. */
function provesMailbox({ invite, signedIn, hasCode }: DoorFacts): boolean {
  return hasCode || signedIn?.emailFolded === invite.emailFolded;
}

function reaches(proved: Proof | null, needed: 'typed' | 'code'): boolean {
  return proved !== null && PROOFS.indexOf(proved) >= PROOFS.indexOf(needed);
}

function isSomebodyElse({ signedIn, invite }: Pick<Needing, 'signedIn' | 'invite'>): boolean {
  return signedIn !== null && signedIn.emailFolded !== invite.emailFolded;
}

function idsOf(isMove: boolean, grants: readonly HeldGrant[]): readonly string[] {
  return isMove ? grants.map((grant) => grant.id) : [];
}

type Shown = { readonly door: Extract<Door, { kind: 'enter' }>; readonly typedFolded: string | null };

/** What lets them in, or what is still missing: the typed address must be the invited one, both folded (5.3). */
export function proofShown(
  invite: Pick<Invite, 'emailFolded'>,
  { door, typedFolded }: Shown,
): Exclude<Proof, 'guest'> | 'code-needed' | 'email-mismatch' {
  if (door.asks === 'code') return 'code-needed';
  if (door.asks === 'email') return typedFolded === invite.emailFolded ? 'typed' : 'email-mismatch';
  return door.proved ?? 'typed';
}

function refuse(because: JoinRefusal): Door {
  return { kind: 'refuse', because };
}

function grantHere({ grants, deviceId, signedIn }: DoorFacts): HeldGrant | undefined {
  return grants.find(
    (grant) =>
      grant.endedAt === null &&
      ((grant.personId !== null && grant.personId === signedIn?.personId) ||
        (grant.personId === null && grant.deviceId === deviceId)),
  );
}

function allowsNewDevice({ newDeviceUntil }: Invite, now: Date): boolean {
  return newDeviceUntil !== null && now < newDeviceUntil;
}

/** Until the later of the link's end and a day after joining (5.5). */
export function grantEndsAt(invite: Pick<Invite, 'expiresAt'>, joinedAt: Date): Date {
  return new Date(Math.max(invite.expiresAt.getTime(), joinedAt.getTime() + GRANT_LASTS_AT_LEAST));
}

/** Joined on a shared computer that nobody has used since: the place is left, whether or not somebody wrote it down. */
export function isIdle(
  grant: Pick<HeldGrant, 'endedAt' | 'expiresAt'> & { readonly sharedUntil: Date | null },
  now: Date,
): boolean {
  return grant.endedAt === null && grant.sharedUntil !== null && now >= grant.expiresAt;
}

/** How many devices a link opens: -1 in the settings means as many as wanted. */
export function maxUsesOf({ linkReusability }: Pick<InviteSettings, 'linkReusability'>): number | null {
  return linkReusability === -1 ? null : linkReusability;
}

/** How many people one inviter may invite in 24 hours (3.1). Whoever was named by hand counts at least as a creator. */
export function dailyQuotaOf(siteRole: SiteRole, { quotas }: Pick<InviteSettings, 'quotas'>): number {
  const perDay: Record<SiteRole, number> = {
    viewer: quotas.creatorPerDay,
    creator: quotas.creatorPerDay,
    publisher: quotas.publisherPerDay,
    administrator: quotas.administratorPerDay,
  };
  return perDay[siteRole];
}

type Durations = Pick<InviteSettings, 'linkDurationMinutes' | 'linkDurationMaxMinutes'>;
type Validity =
  | { readonly kind: 'until'; readonly moment: Date }
  | { readonly kind: 'refuse'; readonly because: 'past' | 'too-long' };

type At = { readonly opensAt: Date | null; readonly now: Date };

/** Until when a link may be used: the default of the settings, or what the inviter wants within the longest (4.1). */
export function decideValidity(wanted: Date | null, settings: Durations, at: At): Validity {
  if (wanted === null) return { kind: 'until', moment: usualEnd(settings, at) };
  if (wanted <= at.now) return { kind: 'refuse', because: 'past' };
  // A minute of grace: the page worked the latest moment out before it was sent.
  const latest = minutesAfter(countedFrom(at), settings.linkDurationMaxMinutes + 1);
  if (wanted > latest) return { kind: 'refuse', because: 'too-long' };
  return { kind: 'until', moment: wanted };
}

export function usualEnd(settings: Durations, at: At): Date {
  return minutesAfter(countedFrom(at), settings.linkDurationMinutes);
}

/** From the opening where an entry is not yet available (3.1). */
function countedFrom({ opensAt, now }: At): Date {
  return opensAt !== null && opensAt > now ? opensAt : now;
}

/** What a new link gives (4.4): its own time and uses, and the right to take the first device's place once. */
export function renewalOf(
  invite: Pick<Invite, 'expiresAt' | 'uses'>,
  settings: Durations & Pick<InviteSettings, 'linkReusability'>,
  at: At,
): { readonly expiresAt: Date; readonly maxUses: number | null; readonly newDeviceUntil: Date } {
  const expiresAt = new Date(Math.max(usualEnd(settings, at).getTime(), invite.expiresAt.getTime()));
  const more = maxUsesOf(settings);
  return { expiresAt, maxUses: more === null ? null : invite.uses + more, newDeviceUntil: expiresAt };
}

/** Whose last access ended before this moment is forgotten (8.3). */
export function forgottenBefore(
  { inviteeRetentionDays }: Pick<InviteSettings, 'inviteeRetentionDays'>,
  now: Date,
): Date {
  return new Date(now.getTime() - inviteeRetentionDays * 24 * HOUR);
}

/** For 30 minutes another device may take the first one's place (5.4). */
export function allowanceEndsAt(now: Date): Date {
  return minutesAfter(now, NEW_DEVICE_MINUTES);
}

function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE);
}

/** How far a mail came that is in each state; one that came back had been sent. */
const reached: Record<MailState, 'nothing' | 'sent' | 'delivered'> = {
  'not-mailed': 'nothing',
  queued: 'nothing',
  deferred: 'nothing',
  sent: 'sent',
  delivered: 'delivered',
  bounced: 'sent',
  // Whoever complains had it before their eyes.
  complained: 'delivered',
};

/** The states of a mail that came at least so far. */
export function statesThatReach(step: 'sent' | 'delivered'): readonly MailState[] {
  return MAIL_STATES.filter((state) => reached[state] === 'delivered' || reached[state] === step);
}

/**
 * The role of somebody who joined, once the role of their invitation is another one. It falls at once; it rises only
 * for who proved as much as that role asks for (5.3), and for the others when they have (5.7).
 */
export function roleAfterChange(
  held: { readonly role: EventRole; readonly proof: Proof },
  to: { readonly role: EventRole; readonly canMail: boolean } & Pick<InviteSettings, 'identityCheck'>,
): EventRole {
  const rises = EVENT_ROLES.indexOf(to.role) > EVENT_ROLES.indexOf(held.role);
  const asksForCode = to.canMail && to.identityCheck !== 'typed-email';
  const isProved = held.proof === 'code' || held.proof === 'account';
  return rises && asksForCode && !isProved ? held.role : to.role;
}

type Listed = Pick<Invite, 'expiresAt' | 'removedAt'> & {
  readonly openedAt: Date | null;
  readonly holdsUntil: Date | null;
  readonly joinedAt: Date | null;
  readonly asked: InviteView['asked'];
};

/** What the invited person asks for, of what is told about an invitation; what waits for a person comes first. */
export function askedBy(notices: readonly InviteNoticeKind[]): InviteView['asked'] {
  if (notices.includes('move-waits')) return 'move';
  return notices.includes('new-link-asked') ? 'new-link' : null;
}

/** What the list says of an invitation (4.7). `holdsUntil` is the end of a grant that was not ended. */
export function inviteStateAt(invite: Listed, now: Date): InviteState {
  if (invite.removedAt !== null) return 'removed';
  if (invite.asked === 'move') return 'waits-for-owner';
  if (invite.holdsUntil !== null && now < invite.holdsUntil) return 'joined';
  // Also of who left, or whose place was ended, and may come back by the same link.
  if (invite.joinedAt !== null) return 'access-ended';
  if (now >= invite.expiresAt) return 'expired';
  return invite.openedAt === null ? 'waiting' : 'opened';
}
