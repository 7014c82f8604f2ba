import { listDownloads, prepareDownload } from '#contract/downloads/endpoints.ts';
import { type App, sendDownload, serve } from '#infra/http.ts';
import type { DownloadsService } from './service.ts';

type Path = { Params: { readonly mediaId: string; readonly ticket: string; readonly choice: string } };

export function downloadRoutes(app: App, downloads: DownloadsService): void {
  serve(app, listDownloads, ({ params, caller }) => downloads.list(params.mediaId, caller));
  serve(app, prepareDownload, ({ params, caller }) => downloads.prepare(params.mediaId, params.choice, caller));

  app.get<Path>('/m/:mediaId/:ticket/downloads/:choice', async (request, reply) => {
    const step = request.method === 'HEAD' ? 'look' : request.headers.range === undefined ? 'begin' : 'go-on';
    return sendDownload(request, reply, await downloads.open(request.params, step));
  });
}
