import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { type Limit, takeAttempt } from '#infra/limits.ts';
import { Problem } from '#infra/problem.ts';
import type { InviteDeps } from './deps.ts';
import { isHeldBy } from './leaving.ts';
import { inviteChanged } from './news.ts';
import { statesThatReach, usualEnd, whyClosed } from './policy.ts';
import { createPresenting, type Presented } from './presenting.ts';
import * as store from './store.ts';

const DAY = 24 * 3_600_000;
/** How often a day one person is told that the time of one invitation changed. */
const TOLD: Limit = { max: 10, perSeconds: 24 * 3600 };

type Scheduled = { readonly availableFrom: Date | null; readonly availableUntil: Date | null };

/** When what somebody is invited to takes place, for mails and calendars; an end alone is no appointment. */
export function timesOf({ availableFrom, availableUntil }: Scheduled) {
  const startsAt = availableFrom?.toISOString() ?? null;
  return { startsAt, endsAt: startsAt === null ? null : (availableUntil?.toISOString() ?? null) };
}

/** The time of an entry in the calendars of who is invited to it: it follows each change, and goes with the invitation. */
export function createAppointments({ db, clock, keys, access, mail, settings, publicUrl }: InviteDeps) {
  const presenting = createPresenting({ clock, keys });
  return { fileFor, follow, callOff };

  /** For who stands before the invitation. Changes nothing, and is no hint for a stranger. */
  async function fileFor(presented: Presented): Promise<{ name: string; file: string }> {
    const invite = await store.findPresented(db, presenting.presentationOf(presented));
    if (invite === undefined || invite.secretId === null) throw await presenting.unknown(db, presented);
    if (invite.removedAt !== null) throw new Problem('invites.removed', { facts: { inviterName: invite.inviterName } });
    const { startsAt, endsAt } = timesOf(invite);
    if (startsAt === null || !(await isTold(invite, presented))) throw new Problem('invites.no-calendar');
    const file = await mail.calendars.fileOf(db, {
      inviteId: invite.id,
      title: invite.mediaTitle,
      startsAt,
      endsAt,
      url: addressOf(invite),
      organizerName: invite.inviterName,
    });
    return { name: 'invite.ics', file };
  }

  /** The title is for whom the door would tell it: a link that was replaced or is over opens no calendar either. */
  async function isTold(invite: store.PresentedInvite, { caller }: Presented): Promise<boolean> {
    const [invites, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    const rules = { ...invites, mediaPage };
    if (whyClosed({ invite, media: { isDeleted: invite.mediaIsDeleted }, settings: rules }) !== null) return false;
    const now = clock.now();
    if (invite.secretEndedAt === null && now < invite.expiresAt) return true;
    const grants = await access.grants.ofInvite(db, invite.id);
    return grants.some((grant) => grant.endedAt === null && now < grant.expiresAt && isHeldBy(grant, caller));
  }

  /** After the times of an entry changed: links last their usual time from the opening, and who was mailed is told. */
  async function follow(mediaId: string): Promise<void> {
    const invites = await settings.get('invites');
    await transact(db, async (tx) => {
      const entry = await store.findEntry(tx, mediaId);
      if (entry === undefined) return;
      const now = clock.now();
      const { availableFrom: opensAt } = entry;
      if (opensAt !== null && opensAt > now) {
        const until = usualEnd(invites, { opensAt, now });
        for (const id of await store.extendInvites(tx, { mediaId, until, now }))
          await announce(tx, inviteChanged({ id, mediaId }));
      }
    });
    const outdated = await transact(db, (tx) => mail.calendars.listOutdated(tx, mediaId));
    for (const inviteId of outdated) await transact(db, (tx) => tell(tx, { mediaId, inviteId }));
  }

  async function tell(tx: Tx, named: { readonly mediaId: string; readonly inviteId: string }): Promise<void> {
    const { inviteId } = named;
    const locked = await store.lockInvite(tx, named);
    if (locked === undefined || locked.removedAt !== null) return;
    const invite = await store.getListedInvite(tx, inviteId);
    if (!(await takeAttempt(tx, `rescheduled ${inviteId}`, TOLD, clock.now()))) return;
    const { startsAt, endsAt } = timesOf(invite);
    const appointment = { inviteId, url: addressOf(invite), organizerName: invite.inviterName };
    if (startsAt === null) {
      const calendar = await mail.calendars.cancel(tx, appointment);
      if (calendar !== null) await orderLetter(tx, { kind: 'time-dropped', invite, calendar, rows: {} });
      return;
    }
    const planned = await mail.calendars.request(tx, [{ ...appointment, title: invite.mediaTitle, startsAt, endsAt }]);
    const calendar = planned.get(inviteId);
    const rows = { opens: { moment: startsAt }, ...(endsAt === null ? {} : { closes: { moment: endsAt } }) };
    if (calendar !== undefined) await orderLetter(tx, { kind: 'rescheduled', invite, calendar, rows });
  }

  /** Only who has it in a calendar hears that an invitation was withdrawn; the caller holds its row. */
  async function callOff(tx: Tx, inviteId: string): Promise<void> {
    const invite = await store.getListedInvite(tx, inviteId);
    const calendar = await mail.calendars.cancel(tx, {
      inviteId,
      url: addressOf(invite),
      organizerName: invite.inviterName,
    });
    const isOver = invite.availableUntil !== null && clock.now() >= invite.availableUntil;
    // A mail that still waited went with the invitation: then nothing stands in any calendar.
    const mailed = (await mail.fatesOf(tx, [inviteId])).get(inviteId);
    const wasSent = mailed !== undefined && statesThatReach('sent').includes(mailed.state);
    if (calendar !== null && wasSent && !isOver)
      await orderLetter(tx, { kind: 'called-off', invite, calendar, rows: {} });
  }

  type Letter = Pick<Parameters<typeof mail.orderLetter>[1], 'kind' | 'rows'> & {
    readonly invite: store.ListedInvite;
    readonly calendar: NonNullable<Parameters<typeof mail.orderLetter>[1]['calendar']>;
  };

  async function orderLetter(tx: Tx, { kind, invite, calendar, rows }: Letter): Promise<void> {
    await mail.orderLetter(tx, {
      kind,
      rows,
      calendar,
      language: invite.language,
      timeZone: invite.timeZone,
      values: { media: invite.mediaTitle, inviter: invite.inviterName },
      to: invite.email,
      personId: null,
      inviteId: invite.id,
      url: null,
      code: null,
      expiresAt: new Date(clock.now().getTime() + DAY),
    });
  }

  /** The public address: the secret is in nobody's calendar (4.5). */
  function addressOf({ publicId }: { readonly publicId: string }): string {
    return new URL(`/i/${publicId}`, publicUrl).href;
  }
}
