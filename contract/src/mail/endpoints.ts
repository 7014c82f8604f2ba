import { z } from 'zod';
import { EmailAddress } from '#contract/accounts/email.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, Moment } from '#contract/text.ts';
import { TemplateSample } from './templates.ts';

export const getMailStatus = endpoint({
  method: 'GET',
  path: '/api/v1/mail/status',
  summary: 'Whether a mail server is configured, and what waits or failed',
  needs: { site: 'console.open' },
  response: z.object({
    server: z.string().nullable(),
    from: z.string().nullable(),
    counts: z.object({
      queued: z.number().int(),
      deferred: z.number().int(),
      sent: z.number().int(),
      bounced: z.number().int(),
    }),
    recent: z
      .array(
        z.object({
          id: Id,
          maskedTo: z.string(),
          subject: z.string(),
          state: z.enum(['queued', 'sent', 'deferred', 'bounced']),
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

export const sendTestMail = endpoint({
  method: 'POST',
  path: '/api/v1/mail/tests',
  summary:
    'Send one message now, with a version of a template and sample data or a plain greeting; says what the server said',
  needs: { site: 'console.open' },
  body: z.object({ to: EmailAddress, template: TemplateSample.optional() }),
  response: z.object({ reply: z.string() }),
  problems: ['mail.no-server', 'mail.test-failed'],
});
