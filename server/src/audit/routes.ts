import { exportAudit, listAudit } from '#contract/audit/endpoints.ts';
import { type App, serve, serveFile } from '#infra/http.ts';
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
  serveFile(app, exportAudit, async ({ body, caller }) => ({
    name: 'audit.jsonl',
    chunks: asLines(await audit.exported(body.addresses, caller)),
  }));
}

async function* asLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

function momentIn(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
