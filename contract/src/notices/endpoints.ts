import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment } from '#contract/text.ts';

/** What somebody who invites is told about one invitation (5.3, 5.4, 5.6). */
export const INVITE_NOTICE_KINDS = ['new-link-asked', 'move-waits', 'disowned', 'invite-bounced'] as const;
const InviteNoticeKind = z.enum(INVITE_NOTICE_KINDS);
export type InviteNoticeKind = z.infer<typeof InviteNoticeKind>;

/** What colleagues tell each other about one entry by what they do (1.2, 2.3). */
export const ENTRY_NOTICE_KINDS = [
  'collaborator-added',
  'owner-made',
  'media-waits',
  'media-approved',
  'media-rejected',
] as const;
const EntryNoticeKind = z.enum(ENTRY_NOTICE_KINDS);
export type EntryNoticeKind = z.infer<typeof EntryNoticeKind>;

export type NoticeKind = InviteNoticeKind | EntryNoticeKind;

/** What can be done about it by one press. Without a mail server a new link is shown instead, to be handed over. */
export const NOTICE_ANSWERS = ['mail-link', 'show-link', 'allow-device', 'remove'] as const;
const NoticeAnswer = z.enum(NOTICE_ANSWERS);
export type NoticeAnswer = z.infer<typeof NoticeAnswer>;

const common = {
  id: Id,
  mediaId: Id,
  mediaTitle: z.string(),
  /** What the mail server or the moderator said, where they said something. */
  reason: z.string().nullable(),
  createdAt: Moment,
  seenAt: Moment.nullable(),
  /** It was dismissed, or what it asked for was done. */
  doneAt: Moment.nullable(),
};

const InviteNotice = z.object({
  ...common,
  kind: InviteNoticeKind,
  inviteId: Id,
  inviteeName: z.string(),
  email: z.string(),
  /** `Firefox on Windows`: the device it is about, where it is about one. */
  device: z.string().nullable(),
  /** The best one first; nothing once it is done. */
  answers: z.array(NoticeAnswer),
});
export type InviteNotice = z.infer<typeof InviteNotice>;

const EntryNotice = z.object({
  ...common,
  kind: EntryNoticeKind,
  /** Whoever did it; null where nobody is told, or where they are gone. */
  byName: z.string().nullable(),
  gallery: z.object({ id: Id, name: z.string() }).nullable(),
});
export type EntryNotice = z.infer<typeof EntryNotice>;

export const NoticeView = z.discriminatedUnion('kind', [InviteNotice, EntryNotice]);
export type NoticeView = z.infer<typeof NoticeView>;

const ofNotice = z.object({ noticeId: Id });

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/v1/notices',
  summary: 'What waits for the person who is signed in, newest first',
  needs: 'person',
  response: z.object({ notices: z.array(NoticeView).max(50) }),
  problems: [],
});

export const getNotice = endpoint({
  method: 'GET',
  path: '/api/v1/notices/:noticeId',
  summary: 'One notice of the person who is signed in, also when it is done',
  needs: 'person',
  params: ofNotice,
  response: NoticeView,
  problems: ['notices.unknown'],
});

export const seeNotices = endpoint({
  method: 'POST',
  path: '/api/v1/notices/sightings',
  summary: 'These were shown to the person who is signed in',
  needs: 'person',
  body: z.object({ noticeIds: z.array(Id).max(50) }),
  response: z.null(),
  problems: [],
});

export const dismissNotice = endpoint({
  method: 'DELETE',
  path: '/api/v1/notices/:noticeId',
  summary: 'Nothing is to be done about it',
  needs: 'person',
  params: ofNotice,
  response: z.null(),
  problems: ['notices.unknown'],
});
