import { searchMedia } from '#contract/search/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import type { Search } from './service.ts';

export function searchRoutes(app: App, search: Search): void {
  serve(app, searchMedia, ({ query, caller }) => search.find(query, caller));
}
