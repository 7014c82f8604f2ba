import type { Chapter } from '#contract/captions/chapters.ts';
import type { Cue } from '#contract/captions/cues.ts';
import { plainTextOf } from '#contract/captions/writing.ts';
import type { OnTimeline } from '#editor/service.ts';
import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';
import { findChapters, putChapters } from './chapters-store.ts';
import type { CaptionsDeps } from './deps.ts';
import { captionsChanged } from './news.ts';
import { chaptersAfterEdit, cuesAfterEdit } from './policy.ts';
import * as store from './store.ts';

type Kept = {
  readonly captions: readonly { readonly id: string; readonly cues: readonly Cue[] }[];
  readonly chapters: readonly Chapter[] | null;
};

/** Captions and chapters go with what is left of the entry, and come back as they were with the version before. */
export function captionsOnTimeline({ clock, search }: Pick<CaptionsDeps, 'clock' | 'search'>): OnTimeline {
  return {
    name: 'captions',
    keep,
    async move(tx, { mediaId, parts }) {
      const { captions, chapters } = await keep(tx, mediaId);
      await put(tx, mediaId, {
        captions: captions.map(({ id, cues }) => ({ id, cues: cuesAfterEdit(cues, parts) })),
        chapters: chapters === null ? null : chaptersAfterEdit(chapters, parts),
      });
    },
    // Kept by `keep`, and by nobody else.
    putBack: (tx, mediaId, kept) => put(tx, mediaId, kept as Kept),
  };

  async function keep(tx: Tx, mediaId: string): Promise<Kept> {
    return {
      captions: await store.listCues(tx, mediaId),
      chapters: (await findChapters(tx, mediaId))?.chapters ?? null,
    };
  }

  async function put(tx: Tx, mediaId: string, { captions, chapters }: Kept): Promise<void> {
    const now = clock.now();
    const present = new Set((await store.listCues(tx, mediaId)).map(({ id }) => id));
    for (const { id, cues } of captions) {
      if (present.has(id)) await store.updateCues(tx, id, { cues, plainText: plainTextOf(cues), now });
    }
    if (chapters !== null) {
      const version = ((await findChapters(tx, mediaId))?.version ?? 0) + 1;
      await putChapters(tx, { mediaId, version, chapters, now });
    }
    await search.follow(tx, mediaId);
    await announce(tx, captionsChanged(mediaId));
  }
}
