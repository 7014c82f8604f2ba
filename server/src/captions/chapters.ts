import type { Principal } from '#contract/access/principal.ts';
import type { Chapter } from '#contract/captions/chapters.ts';
import type { ChaptersView } from '#contract/captions/endpoints.ts';
import { announce } from '#infra/announce.ts';
import { transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { findChapters, putChapters } from './chapters-store.ts';
import type { CaptionsDeps } from './deps.ts';
import { captionsChanged } from './news.ts';
import { refusalOf } from './policy.ts';
import { lockEntry } from './store.ts';

type Saving = {
  readonly mediaId: string;
  readonly caller: Principal;
  readonly version: number;
  readonly chapters: readonly Chapter[];
};

export function createChapters({ db, clock, audit, search }: CaptionsDeps) {
  return { chapters, saveChapters };

  /** Version 0 is the list that nobody saved yet. */
  async function chapters(mediaId: string): Promise<ChaptersView> {
    const found = await findChapters(db, mediaId);
    return { version: found?.version ?? 0, chapters: [...(found?.chapters ?? [])] };
  }

  async function saveChapters({ mediaId, caller, version, chapters: written }: Saving): Promise<ChaptersView> {
    return transact(db, async (tx) => {
      const refusal = refusalOf(await lockEntry(tx, mediaId));
      if (refusal !== null) throw new Problem(refusal);
      const stored = (await findChapters(tx, mediaId))?.version ?? 0;
      if (stored !== version) throw new Problem('captions.changed-meanwhile', { facts: { version: stored } });
      await putChapters(tx, { mediaId, version: version + 1, chapters: written, now: clock.now() });
      await audit.record(tx, {
        action: 'captions.chapters-saved',
        actor: actorOf(caller),
        mediaId,
        facts: { chapters: written.length },
      });
      await search.follow(tx, mediaId);
      await announce(tx, captionsChanged(mediaId));
      return { version: version + 1, chapters: [...written] };
    });
  }
}
