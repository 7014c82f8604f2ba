import type { Principal } from '#contract/access/principal.ts';
import type { DocumentMatch } from '#contract/documents/endpoints.ts';
import { findIn, fold } from '#contract/documents/find.ts';
import type { Db } from '#infra/db.ts';
import { Problem } from '#infra/problem.ts';
import type { Playback } from '#playback/service.ts';
import { excerptOf } from './policy.ts';
import * as store from './store.ts';

type Deps = { readonly db: Db; readonly playback: Playback };

export type Documents = ReturnType<typeof createDocuments>;

const MAX_MATCHES = 300;

/** What is shown of a document: pictures under signed paths, and words. The file itself is handed to nobody here. */
export function createDocuments({ db, playback }: Deps) {
  return { show, page, matches };

  async function show(mediaId: string, caller: Principal) {
    const folder = await playback.folderFor(mediaId, caller);
    const version = await versionOf(mediaId);
    const [pages, readyPages] = await Promise.all([store.listPages(db, version), store.countDrawn(db, version)]);
    return {
      pages: [...pages],
      readyPages,
      folderUrl: folder.url,
      endsAt: folder.endsAt,
    };
  }

  async function page(mediaId: string, number: number) {
    const found = await store.findPage(db, await versionOf(mediaId), number);
    if (found === null) throw new Problem('documents.page-unknown');
    return { ...found, lines: [...found.lines] };
  }

  async function matches(mediaId: string, query: string): Promise<{ matches: DocumentMatch[]; isCut: boolean }> {
    const folded = fold(query);
    if (folded === '') return { matches: [], isCut: false };
    const wanted = { ...(await versionOf(mediaId)), folded, limit: MAX_MATCHES + 1 };
    const found: DocumentMatch[] = [];
    for (const { number, text } of await store.listPagesWith(db, wanted)) {
      const places = findIn(text, query, MAX_MATCHES + 1 - found.length);
      found.push(...places.map((place, nth) => ({ page: number, nth, ...excerptOf(text, place) })));
      if (found.length > MAX_MATCHES) break;
    }
    return { matches: found.slice(0, MAX_MATCHES), isCut: found.length > MAX_MATCHES };
  }

  async function versionOf(mediaId: string): Promise<store.Version> {
    const found = await store.findDocument(db, mediaId);
    if (found === null) throw new Problem('media.unknown');
    return found;
  }
}
