import { listAudit } from '#contract/audit/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import type { Audit } from './service.ts';

export function auditRoutes(app: App, audit: Audit): void {
  serve(app, listAudit, ({ query }) =>
    audit.list({
      ...query,
      mediaId: query.mediaId,
      aboutId: query.aboutId,
      from: momentIn(query.from),
      to: momentIn(query.to),
      after: query.after,
    }),
  );
}

function momentIn(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
