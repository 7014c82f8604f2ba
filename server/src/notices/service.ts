import type { Access, Standing } from '#access/service.ts';
import type { Person } from '#contract/access/principal.ts';
import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import type { InviteNoticeKind, NoticeView } from '#contract/notices/endpoints.ts';
import { type Announcement, announce } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import { Secret } from '#infra/secret.ts';
import type { Mail } from '#mail/service.ts';
import type { Settings } from '#settings/service.ts';
import { createEntryNews } from './entries.ts';
import { answeredBy, answersTo, type Deed, isAboutInvite, isMailedNow, isToldNow, recipientOf } from './policy.ts';
import * as store from './store.ts';

const LISTED = 50;
const HANDED_OVER_AT_ONCE = 1000;
const KEPT_MILLISECONDS = 90 * 24 * 3_600_000;
const LETTER_WAITS_MILLISECONDS = 3 * 24 * 3_600_000;

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly access: Access;
  readonly mail: Mail;
  readonly settings: Settings;
  readonly publicUrl: string;
};
export type Notices = ReturnType<typeof createNotices>;

/** What happened with an invitation that somebody has to look at. */
type News = {
  readonly kind: InviteNoticeKind;
  readonly inviteId: string;
  /** `Firefox on Windows`, where it is about a device. */
  readonly device?: string | null;
  /** What the mail server said, where it said something. */
  readonly reason?: string | null;
};

/** Tells whoever invited, in the portal and by mail, and knows when that is over. */
export function createNotices({ db, clock, access, mail, settings, publicUrl }: Deps) {
  const entries = createEntryNews({ db, clock, mail, publicUrl });
  return { entries, tell, done, openOf, list, view, seen, dismiss, forget, sweep };

  /**
   * Tells the inviter, or the owner where the inviter no longer manages the entry's invitations. One that is open
   * already is told again instead of a second one. Holds the invitation's row.
   */
  async function tell(tx: Tx, { kind, inviteId, device = null, reason = null }: News): Promise<void> {
    const invite = await store.lockInvite(tx, inviteId);
    if (invite === undefined) throw new Error(`There is no invitation ${inviteId} to tell of.`);
    const { mediaId } = invite;
    const personId = recipientOf({ ...invite, inviterMayManage: await inviterMayManage(tx, invite) });
    const before = await store.findOpen(tx, { inviteId, kind });
    const now = clock.now();
    if (!isToldNow(before, personId, now)) return;
    const told = { personId, facts: { device, reason }, createdAt: now };
    const id = before?.id ?? (await store.insertNotice(tx, { ...told, kind, mediaId, inviteId }));
    if (before !== undefined) await store.updateNotice(tx, id, told);
    if (isMailedNow(before, personId, now)) await orderLetter(tx, { id, kind, personId, invite, device, reason });
    await announce(
      tx,
      ...[...new Set([personId, before?.personId ?? personId])].map(noticesChanged),
      invitesChanged({ mediaId, inviteId }),
    );
  }

  async function inviterMayManage(tx: Tx, invite: store.InviteFacts): Promise<boolean> {
    if (!invite.inviterIsActive) return false;
    return mayManage(await access.standingOfPerson(tx, invite.inviterId, invite.mediaId));
  }

  type Letter = {
    readonly id: string;
    readonly kind: InviteNoticeKind;
    readonly personId: string;
    readonly invite: store.InviteFacts;
    readonly device: string | null;
    readonly reason: string | null;
  };

  /** Its button leads to the page of the notice, which does nothing by itself (5.1). */
  async function orderLetter(tx: Tx, { id, kind, personId, invite, device, reason }: Letter): Promise<void> {
    const now = clock.now();
    const ordered = await mail.orderLetter(tx, {
      kind,
      language: FALLBACK_LANGUAGE,
      timeZone: null,
      values: { name: invite.inviteeName, media: invite.mediaTitle },
      rows: {
        invited: invite.email,
        ...(device === null ? {} : { device }),
        ...(reason === null ? {} : { reason }),
      },
      to: await store.getAddress(tx, personId),
      personId,
      inviteId: invite.id,
      url: new Secret(new URL(`/notices/${id}`, publicUrl).href),
      code: null,
      expiresAt: new Date(now.getTime() + LETTER_WAITS_MILLISECONDS),
    });
    if (ordered) await store.putMailed(tx, id, now);
  }

  /** What was done to an invitation answers what was asked about it. */
  async function done(tx: Tx, { inviteId, by }: { readonly inviteId: string; readonly by: Deed }): Promise<void> {
    const told = await store.putDone(tx, { inviteId, kinds: answeredBy(by), now: clock.now() });
    if (told.length > 0) await announce(tx, ...told.map(noticesChanged));
  }

  /** With the people that the invitations were for: what a mail server said of them may name them. */
  async function forget(tx: Tx, inviteIds: readonly string[]): Promise<void> {
    const told = await store.deleteOfInvites(tx, inviteIds);
    if (told.length > 0) await announce(tx, ...told.map(noticesChanged));
  }

  async function sweep(): Promise<void> {
    await entries.sweep();
    await store.deleteOldDone(db, new Date(clock.now().getTime() - KEPT_MILLISECONDS));
    const [{ enabled }, { mediaPage }] = await Promise.all([settings.get('invites'), settings.get('theming')]);
    // While it is off nobody manages anything, and nothing is lost.
    if (!enabled || !mediaPage) return;
    for (const notice of await store.listOpenOfOthers(db, HANDED_OVER_AT_ONCE)) await handOver(notice);
  }

  /** What waits for somebody who lost the right goes to the owner (1.3). */
  async function handOver({ personId, mediaId, ...news }: store.Misplaced): Promise<void> {
    await transact(db, async (tx) => {
      if (!mayManage(await access.standingOfPerson(tx, personId, mediaId))) await tell(tx, news);
    });
  }

  /** The kinds of what is open, for each of these invitations that has something. */
  async function openOf(
    at: Db,
    inviteIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly InviteNoticeKind[]>> {
    const open = await store.listOpenKinds(at, inviteIds);
    const grouped = Map.groupBy(open, ({ inviteId }) => inviteId);
    return new Map(Array.from(grouped, ([inviteId, notices]) => [inviteId, notices.map(({ kind }) => kind)]));
  }

  /** Only what this person can still act upon. */
  async function list(caller: Person): Promise<{ notices: NoticeView[] }> {
    const rows = await store.listOpenOf(db, { personId: caller.personId, limit: LISTED });
    return { notices: await viewsOf(rows, caller) };
  }

  async function view(noticeId: string, caller: Person): Promise<NoticeView> {
    const row = await store.findOf(db, { personId: caller.personId, noticeId });
    const [found] = row === undefined ? [] : await viewsOf([row], caller);
    if (found === undefined) throw new Problem('notices.unknown');
    return found;
  }

  async function viewsOf(rows: readonly store.NoticeRow[], caller: Person): Promise<NoticeView[]> {
    const [standings, { deviceBinding, inviteEmailTemplateId }] = await Promise.all([
      access.standingsOn(
        caller,
        rows.map(({ mediaId }) => mediaId),
      ),
      settings.get('invites'),
    ]);
    const canMail = mail.isConfigured && inviteEmailTemplateId !== null;
    return rows.flatMap((row) => {
      const standing = standings.get(row.mediaId);
      return row.inviteId === null
        ? entryViewOf(row, standing)
        : inviteViewOf({ ...row, inviteId: row.inviteId }, { standing, canMail, deviceBinding });
    });
  }

  /** Other people's notices are left as they are, without a word. */
  async function seen(noticeIds: readonly string[], { personId }: Person): Promise<null> {
    await transact(db, async (tx) => {
      const isNews = await store.putSeen(tx, { personId, noticeIds, now: clock.now() });
      if (isNews) await announce(tx, noticesChanged(personId));
    });
    return null;
  }

  async function dismiss(noticeId: string, { personId }: Person): Promise<null> {
    await transact(db, async (tx) => {
      const about = await store.putDismissed(tx, { personId, noticeId, now: clock.now() });
      if (about === undefined) throw new Problem('notices.unknown');
      const { mediaId, inviteId } = about;
      await announce(
        tx,
        noticesChanged(personId),
        ...(inviteId === null ? [] : [invitesChanged({ mediaId, inviteId })]),
      );
    });
    return null;
  }
}

type Answerable = {
  readonly standing: Standing | undefined;
  readonly canMail: boolean;
  readonly deviceBinding: boolean;
};

/** Only for who can still act upon it. */
function inviteViewOf(
  row: store.NoticeRow & { readonly inviteId: string },
  { standing, canMail, deviceBinding }: Answerable,
): readonly NoticeView[] {
  const { kind, inviteId, inviteeName, email, device } = row;
  if (!isAboutInvite(kind) || !mayManage(standing)) return [];
  const answers = answersTo({ kind, isDone: row.doneAt !== null, canMail, deviceBinding });
  const about = { kind, inviteId, inviteeName: inviteeName ?? '', email: email ?? '', device, answers: [...answers] };
  return [{ ...commonOf(row), ...about }];
}

/** Only for who can still open it. */
function entryViewOf(row: store.NoticeRow, standing: Standing | undefined): readonly NoticeView[] {
  const { kind, byName, galleryId, galleryName } = row;
  if (isAboutInvite(kind) || standing?.abilities.includes('media.open') !== true) return [];
  const gallery = galleryId === null ? null : { id: galleryId, name: galleryName ?? '' };
  return [{ ...commonOf(row), kind, byName, gallery }];
}

function commonOf({ id, mediaId, mediaTitle, reason, createdAt, seenAt, doneAt }: store.NoticeRow) {
  return {
    id,
    mediaId,
    mediaTitle,
    reason,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
  };
}

function mayManage(standing: Standing | undefined): boolean {
  return standing?.abilities.includes('invites.manage') ?? false;
}

function noticesChanged(personId: string): Announcement {
  return { topic: `person:${personId}`, name: 'notices.changed', payload: { personId } };
}

/** The list of the entry's invitations shows what is open. */
function invitesChanged({ mediaId, inviteId }: { readonly mediaId: string; readonly inviteId: string }): Announcement {
  return { topic: `invites:${mediaId}`, name: 'invites.changed', payload: { mediaId, inviteId } };
}
