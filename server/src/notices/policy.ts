import {
  type EntryNoticeKind,
  INVITE_NOTICE_KINDS,
  type InviteNoticeKind,
  type NoticeAnswer,
  type NoticeKind,
} from '#contract/notices/endpoints.ts';

const MAILED_AGAIN_AFTER_MILLISECONDS = 24 * 3_600_000;
/** Less than the pause between two requests for a link: whoever tries again and again does not ring each time. */
const TOLD_AGAIN_AFTER_MILLISECONDS = 10 * 60_000;

type Candidates = {
  readonly inviterId: string;
  readonly ownerId: string;
  /** Has an account that is not switched off, and the right to manage the invitations of this entry now. */
  readonly inviterMayManage: boolean;
};

/** Invitations outlive the inviter's rights; then the owner is told (1.3). */
export function recipientOf({ inviterId, ownerId, inviterMayManage }: Candidates): string {
  return inviterMayManage ? inviterId : ownerId;
}

type Told = { readonly personId: string; readonly createdAt: Date; readonly mailedAt: Date | null };

/** What somebody was told a moment ago and nobody answered is not told them once more. */
export function isToldNow(before: Told | undefined, personId: string, now: Date): boolean {
  if (before === undefined || before.personId !== personId) return true;
  return now.getTime() - before.createdAt.getTime() >= TOLD_AGAIN_AFTER_MILLISECONDS;
}

/** Asked again about the same, the portal says so at once; another mail comes after a day, or to somebody else. */
export function isMailedNow(before: Told | undefined, personId: string, now: Date): boolean {
  if (before === undefined || before.mailedAt === null || before.personId !== personId) return true;
  return now.getTime() - before.mailedAt.getTime() >= MAILED_AGAIN_AFTER_MILLISECONDS;
}

/** What happened to the invitation, and so answers what was asked. */
export type Deed = 'link-renewed' | 'device-allowed' | 'extended' | 'joined' | 'removed';

const answered: Record<Deed, readonly InviteNoticeKind[]> = {
  'link-renewed': ['new-link-asked', 'move-waits', 'disowned', 'invite-bounced'],
  'device-allowed': ['new-link-asked', 'move-waits'],
  extended: ['new-link-asked'],
  joined: ['new-link-asked', 'move-waits'],
  removed: ['new-link-asked', 'move-waits', 'disowned', 'invite-bounced'],
};

export function answeredBy(deed: Deed): readonly InviteNoticeKind[] {
  return answered[deed];
}

type AnswerFacts = {
  readonly kind: InviteNoticeKind;
  readonly isDone: boolean;
  readonly canMail: boolean;
  readonly deviceBinding: boolean;
};

/** What one press can do about it, the best first. A bounced address gets no second mail by one press. */
export function answersTo({ kind, isDone, canMail, deviceBinding }: AnswerFacts): readonly NoticeAnswer[] {
  if (isDone) return [];
  const link: NoticeAnswer = canMail ? 'mail-link' : 'show-link';
  const device: readonly NoticeAnswer[] = deviceBinding ? ['allow-device'] : [];
  switch (kind) {
    case 'new-link-asked':
      return [link, ...device];
    case 'move-waits':
      return [...device, link];
    case 'disowned':
      return ['remove', link];
    case 'invite-bounced':
      return ['show-link', 'remove'];
  }
}

/** These wait for a decision; all others are news, and over once they were read. */
export const DECIDED_ELSEWHERE: readonly EntryNoticeKind[] = ['media-waits'];

export function isAboutInvite(kind: NoticeKind): kind is InviteNoticeKind {
  return INVITE_NOTICE_KINDS.some((known) => known === kind);
}
