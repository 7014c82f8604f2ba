import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { oneLine } from '#contract/text.ts';
import type { Mailbox } from './smtp.ts';

/** A time in somebody's calendar: of an entry that opens then, or of a session. */
export type CalendarEvent = {
  /** The same for as long as it is the same appointment. */
  readonly uid: string;
  /** Rises with each change; calendars leave an older one alone. */
  readonly sequence: number;
  readonly title: string;
  readonly startsAt: Date;
  /** null: it has no end of its own. */
  readonly endsAt: Date | null;
  /** Without a secret: calendars are shared, synchronised and searched. */
  readonly url: string;
  readonly organizer: Mailbox | null;
};

export type CalendarMethod = 'publish' | 'request' | 'cancel';

type Wish = { readonly method: CalendarMethod; readonly attendee: string | null; readonly now: Date };

/** Longer than any title of ours; what is beyond would only slow a phone's calendar down. */
const LONGEST_TITLE = 300;
/** Whoever is invited to something longer is not busy all the while. */
const BUSY_AT_MOST_MILLISECONDS = 12 * 3_600_000;

const METHODS = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const satisfies Record<CalendarMethod, ICalCalendarMethod>;

/** An iCalendar file (RFC 5545, and 5546 for the mails); moments in UTC, so that no zone has to be described. */
export function calendarFile(event: CalendarEvent, { method, attendee, now }: Wish): string {
  const { uid, sequence, startsAt, endsAt, url, organizer } = event;
  const title = oneLine(event.title).slice(0, LONGEST_TITLE);
  const isShort = endsAt !== null && endsAt.getTime() - startsAt.getTime() <= BUSY_AT_MOST_MILLISECONDS;
  const calendar = ical({ prodId: { company: 'Usher', product: 'Usher', language: 'EN' }, method: METHODS[method] });
  const made = calendar.createEvent({
    id: uid,
    sequence,
    stamp: now,
    start: startsAt,
    ...(endsAt === null ? {} : { end: endsAt }),
    summary: title,
    description: url,
    url,
    status: method === 'cancel' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isShort ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    ...(organizer === null
      ? {}
      : { organizer: { name: oneLine(organizer.name) || organizer.address, email: organizer.address } }),
  });
  // RFC 5546 §3.2: a request names whom it is for. Nobody is asked to answer: we read no answers.
  if (attendee !== null) {
    made.createAttendee({
      email: attendee,
      rsvp: false,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
    });
  }
  return calendar.toString();
}
