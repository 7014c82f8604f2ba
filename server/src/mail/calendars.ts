import { oneLine } from '#contract/text.ts';
import { type CalendarEvent, type CalendarMethod, calendarFile } from '#infra/calendar.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { MailDeps } from './deps.ts';
import * as store from './store.ts';

/** What stands in the calendar of an invitation's mail; sealed while it waits. Moments are ISO 8601. */
export type CalendarFacts = {
  readonly method: Exclude<CalendarMethod, 'publish'>;
  readonly inviteId: string;
  readonly sequence: number;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly url: string;
  readonly organizerName: string;
};

export type Appointment = Omit<CalendarFacts, 'method' | 'sequence'>;
export type Calendars = ReturnType<typeof createCalendars>;

/** Times in the calendars of invited people: one appointment an invitation, and what each was told of it last. */
export function createCalendars({ clock, smtp, publicUrl }: Pick<MailDeps, 'clock' | 'smtp' | 'publicUrl'>) {
  return { request, cancel, attached, fileOf, listOutdated: store.listOutdatedCalendars };

  /** Stored with the mails that carry them. */
  async function request(tx: Tx, appointments: readonly Appointment[]): Promise<ReadonlyMap<string, CalendarFacts>> {
    const sequences = await store.putCalendars(tx, appointments);
    return new Map(
      appointments.map((each) => [
        each.inviteId,
        { ...each, method: 'request' as const, sequence: sequences.get(each.inviteId) ?? 0 },
      ]),
    );
  }

  /** Nothing where no calendar was mailed, or where it was called off already. */
  async function cancel(
    tx: Tx,
    { inviteId, url, organizerName }: Pick<Appointment, 'inviteId' | 'url' | 'organizerName'>,
  ): Promise<CalendarFacts | null> {
    const told = await store.cancelCalendar(tx, inviteId);
    if (told === undefined) return null;
    const { title, sequence, startsAt, endsAt } = told;
    const times = { startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null };
    return { method: 'cancel', inviteId, sequence, title, ...times, url, organizerName };
  }

  function attached({ method, ...facts }: CalendarFacts, to: string): { method: string; file: string } {
    const file = calendarFile(eventOf(facts), { method, attendee: to, now: clock.now() });
    return { method: method.toUpperCase(), file };
  }

  /** For whoever takes it with them instead of having it mailed. */
  async function fileOf(at: Db, appointment: Appointment): Promise<string> {
    const sequence = (await store.findCalendarSequence(at, appointment.inviteId)) ?? 0;
    return calendarFile(eventOf({ ...appointment, sequence }), { method: 'publish', attendee: null, now: clock.now() });
  }

  function eventOf({
    inviteId,
    startsAt,
    endsAt,
    organizerName,
    ...facts
  }: Omit<CalendarFacts, 'method'>): CalendarEvent {
    return {
      ...facts,
      uid: `${inviteId}@${new URL(publicUrl).hostname}`,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
      organizer: smtp === null ? null : { name: oneLine(organizerName), address: smtp.sender.address },
    };
  }
}
