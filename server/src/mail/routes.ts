import { sendTestMail } from '#contract/mail/endpoints.ts';
import { getMailStatus, tellMailNotice } from '#contract/mail/fate.ts';
import {
  changeTemplate,
  createTemplate,
  deleteTemplate,
  listTemplates,
  previewTemplate,
} from '#contract/mail/templates.ts';
import { type App, serve, serveSigned } from '#infra/http.ts';
import type { Mail } from './service.ts';

export function mailRoutes(app: App, mail: Mail): void {
  serve(app, listTemplates, () => mail.listTemplates());
  serve(app, createTemplate, ({ body, caller }) => mail.createTemplate(body, caller));
  serve(app, changeTemplate, ({ params, body, caller }) => mail.changeTemplate(params.templateId, body, caller));
  serve(app, deleteTemplate, ({ params, caller }) => mail.deleteTemplate(params.templateId, caller));
  serve(app, previewTemplate, ({ body }) => mail.preview(body));
  serve(app, getMailStatus, () => mail.status());
  serve(app, sendTestMail, ({ body, caller }) => mail.sendTest({ to: body.to, template: body.template }, caller));
  serveSigned(app, tellMailNotice, mail.requireSigned, (call) => mail.takeNotice(call));
}
