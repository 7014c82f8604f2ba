import type { GuestRefusal } from '#contract/guests/door.ts';
import type { GuestLinkState, GuestState } from '#contract/guests/view.ts';
import type { InviteSettings } from '#contract/settings/modules.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of a grant by a link that stands until it is switched off; coming back by the link renews it. */
const GRANT_DAYS_WITHOUT_END = 365;
export const OPENING_HOURS = 24;

export type GuestLink = {
  readonly maxGuests: number | null;
  /** Devices that took a place and did not give it back. */
  readonly entered: number;
  readonly expiresAt: Date | null;
  readonly switchedOffAt: Date | null;
};

/** Who entered by this link on the device that asks; `grant` is null once it was ended. */
export type GuestHere = {
  readonly id: string;
  readonly removedAt: Date | null;
  readonly grant: { readonly id: string; readonly joinedAt: Date; readonly expiresAt: Date } | null;
};

type Switches = Pick<InviteSettings, 'enabled' | 'guestAccess'> & { readonly mediaPage: boolean };

/** Everything that is known when somebody stands before a guest link. */
export type EntranceFacts = {
  readonly link: GuestLink;
  /** They brought its secret, or opened it in this browser within a day. */
  readonly holdsLink: boolean;
  readonly presentedSecret: boolean;
  readonly guest: GuestHere | null;
  readonly media: { readonly isDeleted: boolean; readonly isPreparing: boolean };
  readonly settings: Switches;
};

export type Entrance =
  | { readonly kind: 'refuse'; readonly because: GuestRefusal }
  /** This device has its place: no name is asked, no place is taken. */
  | { readonly kind: 'return'; readonly guest: GuestHere }
  | { readonly kind: 'enter' };

/** The order of the lines is the order of the rule: what concerns everybody, then who is back, then the link. */
export function decideEntrance(facts: EntranceFacts, now: Date): Entrance {
  const { link, guest, media } = facts;
  if (!facts.holdsLink && guest === null)
    return refuse(facts.presentedSecret ? 'guests.unknown' : 'guests.link-needed');
  if (!isGuestAccessOn(facts.settings)) return refuse('guests.access-off');
  if (media.isDeleted) return refuse('guests.media-deleted');
  if (guest !== null && guest.removedAt !== null) return refuse('guests.removed');
  if (guest?.grant && now < guest.grant.expiresAt) return { kind: 'return', guest };
  if (link.switchedOffAt !== null) return refuse('guests.link-off');
  if (link.expiresAt !== null && now >= link.expiresAt) return refuse('guests.expired');
  if (guest !== null) return { kind: 'return', guest };
  if (media.isPreparing) return refuse('guests.media-processing');
  if (isFull(link)) return refuse('guests.used-up');
  return { kind: 'enter' };
}

function refuse(because: GuestRefusal): Entrance {
  return { kind: 'refuse', because };
}

/** Guest access is a part of inviting: with the module or the media page it is off as well (3.1). */
export function isGuestAccessOn({ enabled, guestAccess, mediaPage }: Switches): boolean {
  return enabled && guestAccess && mediaPage;
}

function isFull({ maxGuests, entered }: GuestLink): boolean {
  return maxGuests !== null && entered >= maxGuests;
}

/** Until the later of the link's end and a day after entering, as for invitations (5.5). */
export function grantEndsAt({ expiresAt }: Pick<GuestLink, 'expiresAt'>, enteredAt: Date): Date {
  const entered = enteredAt.getTime();
  if (expiresAt === null) return new Date(entered + GRANT_DAYS_WITHOUT_END * DAY);
  return new Date(Math.max(expiresAt.getTime(), entered + DAY));
}

export function linkStateAt(link: GuestLink, now: Date): GuestLinkState {
  if (link.switchedOffAt !== null) return 'switched-off';
  if (link.expiresAt !== null && now >= link.expiresAt) return 'expired';
  return isFull(link) ? 'used-up' : 'open';
}

/** `days` from now; null: until it is switched off. */
export function linkEndsAt(days: number | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() + days * DAY);
}

type ListedGuest = {
  readonly leftAt: Date | null;
  readonly removedAt: Date | null;
  readonly holdsUntil: Date | null;
};

export function guestStateAt({ leftAt, removedAt, holdsUntil }: ListedGuest, now: Date): GuestState {
  if (removedAt !== null) return 'removed';
  if (leftAt !== null) return 'left';
  return holdsUntil !== null && now < holdsUntil ? 'here' : 'access-ended';
}
