import type { BodyInput } from '#contract/endpoint.ts';
import type { changeGuestLink, createGuestLink } from '#contract/guests/endpoints.ts';
import type { GuestLinkView } from '#contract/guests/view.ts';
import { serverNow } from '#lib/time.ts';

const DAY_MS = 24 * 3_600_000;
const USUAL_GUESTS = 25;
const USUAL_DAYS = 14;

/** A guest link while it is being written. */
export type LinkDraft = {
  readonly name: string;
  readonly limitsGuests: boolean;
  readonly maxGuests: number | null;
  readonly limitsDays: boolean;
  readonly days: number | null;
};

export function draftOf(guestLink: GuestLinkView | null): LinkDraft {
  const { name = '', maxGuests = null } = guestLink ?? {};
  const days = daysLeft(guestLink);
  return {
    name,
    limitsGuests: maxGuests !== null,
    maxGuests: maxGuests ?? USUAL_GUESTS,
    limitsDays: days !== null,
    days: days ?? USUAL_DAYS,
  };
}

function daysLeft(guestLink: GuestLinkView | null): number | null {
  if (guestLink === null || guestLink.expiresAt === null) return null;
  const left = new Date(guestLink.expiresAt).getTime() - serverNow().getTime();
  return Math.max(1, Math.ceil(left / DAY_MS));
}

/** The fields that still want something. */
export function errorsIn({ name, limitsGuests, maxGuests, limitsDays, days }: LinkDraft): readonly (keyof LinkDraft)[] {
  return [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(limitsGuests && maxGuests === null ? (['maxGuests'] as const) : []),
    ...(limitsDays && days === null ? (['days'] as const) : []),
  ];
}

export function wantedOf({
  name,
  limitsGuests,
  maxGuests,
  limitsDays,
  days,
}: LinkDraft): BodyInput<typeof createGuestLink> {
  return { name, maxGuests: limitsGuests ? maxGuests : null, days: limitsDays ? days : null };
}

/** Days count from now on, so what was not touched is not sent: a new name must not prolong a link. */
export function changeOf(draft: LinkDraft, guestLink: GuestLinkView): BodyInput<typeof changeGuestLink> {
  const before = draftOf(guestLink);
  const { name, maxGuests, days } = wantedOf(draft);
  const touchedDays = draft.limitsDays !== before.limitsDays || (draft.limitsDays && draft.days !== before.days);
  return { name, maxGuests, ...(touchedDays ? { days } : {}) };
}
