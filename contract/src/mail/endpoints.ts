import { z } from 'zod';
import { EmailAddress } from '#contract/accounts/email.ts';
import { endpoint } from '#contract/endpoint.ts';
import { Id, line, Moment, optionalLine } from '#contract/text.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import { unknownTokensIn, usesToken } from './tokens.ts';

const knownTokensOnly = { error: FIELD_WORDS.tokenUnknown };
const written = (max: number) =>
  z
    .string()
    .max(max)
    // PostgreSQL keeps every character but this one.
    .transform((text) => text.replaceAll('\0', ''))
    .refine((text) => unknownTokensIn(text).length === 0, knownTokensOnly);

export const TemplateText = z
  .object({
    name: line(80),
    senderName: optionalLine(80),
    subject: line(200).refine((text) => unknownTokensIn(text).length === 0, knownTokensOnly),
    html: written(50_000),
    plain: written(20_000).refine((text) => text.trim() !== '', FIELD_WORDS.plainMissing),
  })
  .refine((text) => usesToken(text.html, 'URL'), {
    path: ['html'],
    message: FIELD_WORDS.linkMissing,
  })
  .refine((text) => usesToken(text.plain, 'URL'), {
    path: ['plain'],
    message: FIELD_WORDS.linkMissing,
  })
  .refine((text) => !usesToken(text.subject, 'URL'), {
    path: ['subject'],
    message: FIELD_WORDS.linkInSubject,
  });
export type TemplateText = z.infer<typeof TemplateText>;

export const TemplateView = z.object({
  id: Id,
  name: z.string(),
  senderName: z.string(),
  subject: z.string(),
  html: z.string(),
  plain: z.string(),
  changedAt: Moment,
});
export type TemplateView = z.infer<typeof TemplateView>;

const ofTemplate = z.object({ templateId: Id });

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/v1/mail/templates',
  summary: 'Every email template',
  needs: { site: 'console.open' },
  response: z.object({ templates: z.array(TemplateView) }),
  problems: [],
});

export const createTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/mail/templates',
  summary: 'Make an email template',
  needs: { site: 'console.open' },
  body: TemplateText,
  response: TemplateView,
  problems: [],
});

export const changeTemplate = endpoint({
  method: 'PUT',
  path: '/api/v1/mail/templates/:templateId',
  summary: 'Change an email template',
  needs: { site: 'console.open' },
  params: ofTemplate,
  body: TemplateText,
  response: TemplateView,
  problems: ['mail.template-unknown'],
});

export const deleteTemplate = endpoint({
  method: 'DELETE',
  path: '/api/v1/mail/templates/:templateId',
  summary: 'Delete an email template that is not in use',
  needs: { site: 'console.open' },
  params: ofTemplate,
  response: z.null(),
  problems: ['mail.template-unknown', 'mail.template-in-use'],
});

export const MailPreview = z.object({ subject: z.string(), html: z.string(), plain: z.string() });

export const previewTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/mail/previews',
  summary: 'How a template looks with sample data; stores nothing',
  needs: { site: 'console.open' },
  body: TemplateText,
  response: MailPreview,
  problems: [],
});

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
  summary: 'Send one message now, with a template and sample data or a plain greeting; says what the server said',
  needs: { site: 'console.open' },
  body: z.object({ to: EmailAddress, template: TemplateText.optional() }),
  response: z.object({ reply: z.string() }),
  problems: ['mail.no-server', 'mail.test-failed'],
});
