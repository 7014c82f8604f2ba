import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { BOUNCES, MailState } from '#contract/invites/view.ts';
import { Id, Moment, optionalLine } from '#contract/text.ts';

const MessageState = MailState.exclude(['not-mailed']);
export type MessageState = z.infer<typeof MessageState>;

export const getMailStatus = endpoint({
  method: 'GET',
  path: '/api/v1/mail/status',
  summary: 'Whether a mail server and a mailbox for what comes back are configured, and what waits or failed',
  needs: { site: 'console.open' },
  response: z.object({
    server: z.string().nullable(),
    from: z.string().nullable(),
    /** How what comes back is heard of. */
    returns: z.object({
      /** Each message has an address of its own below this one; null: it goes back to `from`. */
      address: z.string().nullable(),
      /** null: no mailbox is read. */
      mailbox: z.object({ name: z.string(), lookedAt: Moment.nullable(), trouble: z.string().nullable() }).nullable(),
      /** Where a mail service may post notices; null: no key is configured, and none are taken. */
      noticesAt: z.url().nullable(),
    }),
    counts: z.record(MessageState, z.number().int()),
    recent: z
      .array(
        z.object({
          id: Id,
          maskedTo: z.string(),
          subject: z.string(),
          state: MessageState,
          bounce: z.enum(BOUNCES).nullable(),
          attempts: z.number().int(),
          reason: z.string().nullable(),
          createdAt: Moment,
          changedAt: Moment,
        }),
      )
      .max(50),
  }),
  problems: [],
});

/** What a mail service says of one message; it names the message by its Message-ID or by its return address. */
export const MailNotice = z
  .object({
    messageId: optionalLine(320).optional(),
    returnPath: optionalLine(320).optional(),
    kind: z.enum(['delivered', 'deferred', 'bounced', 'complained']),
    /** Of a bounce; not said: it follows from the codes in `reason`. */
    permanent: z.boolean().optional(),
    reason: optionalLine(1000).optional(),
  })
  .refine(({ messageId = '', returnPath = '' }) => (messageId === '') !== (returnPath === ''), {
    path: ['messageId'],
    message: 'Name the message by messageId or by returnPath.',
  })
  .meta({
    example: {
      messageId: '<0197a3c2-5b1e-4d7a-9c40-2f6e8d1b3a55@media.example.edu>',
      kind: 'bounced',
      reason: '550 5.1.1 No such user',
    },
  });
export type MailNotice = z.infer<typeof MailNotice>;

export const tellMailNotice = endpoint({
  method: 'POST',
  path: '/api/v1/mail/notices',
  summary:
    'What became of a message, told by a mail service; signed by Standard Webhooks with MAIL_NOTICE_KEY, taken once for each webhook-id',
  needs: 'anyone',
  signed: true,
  body: MailNotice,
  response: z.object({ outcome: z.enum(['recorded', 'nothing-new', 'unknown', 'repeated']) }),
  problems: ['mail.notices-off', 'mail.notice-unsigned', 'mail.message-busy'],
});
