import { findInDocument, getDocument, getDocumentPage } from '#contract/documents/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import type { Documents } from './service.ts';

export function documentRoutes(app: App, documents: Documents): void {
  serve(app, getDocument, ({ params, caller }) => documents.show(params.mediaId, caller));
  serve(app, getDocumentPage, ({ params }) => documents.page(params.mediaId, params.page));
  serve(app, findInDocument, ({ params, query }) => documents.matches(params.mediaId, query.query));
}
