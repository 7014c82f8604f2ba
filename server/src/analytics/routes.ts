import { exportViewers, getAnalytics, listViewers, reportBeats } from '#contract/analytics/endpoints.ts';
import { exportGalleryAnalytics, getGalleryAnalytics } from '#contract/analytics/gallery.ts';
import { type App, serve, serveFile } from '#infra/http.ts';
import type { Analytics } from './service.ts';

export function analyticsRoutes(app: App, analytics: Analytics): void {
  serve(app, reportBeats, ({ params, body, caller }) => analytics.report({ ...params, ...body }, caller));
  serve(app, getAnalytics, ({ params, query }) => analytics.view(params.mediaId, query));
  serve(app, listViewers, ({ params, query }) => analytics.viewers({ ...params, ...query, after: query.after }));
  serve(app, getGalleryAnalytics, ({ params, query }) => analytics.ofGallery(params.galleryId, query));
  serveFile(app, exportGalleryAnalytics, async ({ params, query }) => ({
    name: 'gallery.csv',
    chunks: rowsOf(await analytics.exportedOfGallery(params.galleryId, query)),
  }));
  serveFile(app, exportViewers, async ({ params, query }) => ({
    name: 'viewers.csv',
    chunks: rowsOf(await analytics.exported(params.mediaId, query)),
  }));
}

async function* rowsOf(rows: readonly string[]): AsyncGenerator<string> {
  yield* rows;
}
