import { z } from 'zod';
import { EmailAddress } from '#contract/accounts/email.ts';
import { endpoint } from '#contract/endpoint.ts';
import { TemplateSample } from './templates.ts';

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
