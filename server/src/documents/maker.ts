import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Line } from '#contract/documents/endpoints.ts';
import { fold, textOf } from '#contract/documents/find.ts';
import { dotsPerInchOf, nameOfPicture, PICTURES } from '#contract/documents/pictures.ts';
import type { Failure } from '#contract/media/endpoints.ts';
import { type Db, transact } from '#infra/db.ts';
import type { Log } from '#infra/log.ts';
import type { Office } from '#infra/office.ts';
import type { Poppler } from '#infra/poppler.ts';
import { ProgramFailed } from '#infra/programs.ts';
import type { Maker, Making } from '#media/making.ts';
import { inWorkFolder, removeUnfinished } from '#media/work-folder.ts';
import type { Search } from '#search/service.ts';
import { linesIn } from './layout.ts';
import { type Opened, openDocument, unlessBroken } from './opening.ts';
import { type Stretch, stretchesOf } from './policy.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly log: Log;
  readonly search: Pick<Search, 'follow'>;
  /** null: this machine has none. */
  readonly office: Office | null;
  readonly poppler: Poppler | null;
};

type Drawing = Making & Extract<Opened, { kind: 'open' }> & { readonly poppler: Poppler; readonly room: string };

const POSTER = { name: 'poster', width: 1280, height: 720 };
/** How much of the progress is over once there is a PDF. */
const OPENED_SHARE = 0.1;

/** Pictures of each page in three sizes, and its words: all that is ever shown of a document. */
export function documentMaker({ db, log, search, office, poppler }: Deps): Maker {
  return async (making) => {
    if (poppler === null) return 'no-converter';
    await removeUnfinished(making.folder);
    return inWorkFolder(making.folder, async (room) => {
      const opened = await openDocument({ log, office, poppler }, { ...making, room });
      if (opened.kind === 'refuse') return opened.because;
      making.onProgress(OPENED_SHARE);
      return drawAll({ ...making, ...opened, poppler, room });
    });
  };

  async function drawAll(drawing: Drawing): Promise<Failure | null> {
    const { sizes, mediaId, onProgress, onPlayable } = drawing;
    await store.putPages(db, drawing, sizes);
    let readyPages = await store.countDrawn(db, drawing);
    if (readyPages > 0) await onPlayable({ durationSeconds: null });
    for (const stretch of stretchesOf(sizes, readyPages)) {
      const pages = await drawStretch(drawing, stretch);
      if (pages === null) return 'broken';
      await store.putDrawn(db, drawing, pages);
      if (readyPages === 0) await onPlayable({ durationSeconds: null });
      readyPages = stretch.last;
      onProgress(OPENED_SHARE + (1 - OPENED_SHARE) * (readyPages / sizes.length));
    }
    await transact(db, (tx) => search.follow(tx, mediaId));
    return null;
  }

  /** Null when one of the pages cannot be drawn. */
  async function drawStretch(
    { poppler, pdf, room, folder, sizes, signal, mediaId }: Drawing,
    { first, last }: Stretch,
  ): Promise<readonly store.DrawnPage[] | null> {
    const work = { pdf, folder: room, signal, first, last };
    const size = sizes[first - 1];
    if (size === undefined) return null;
    for (const picture of PICTURES) {
      const wanted = { ...work, dotsPerInch: dotsPerInchOf(size, picture), name: picture };
      const drawn = await unlessBroken(log, poppler.draw(wanted));
      if (drawn === null || drawn.length < last - first + 1) return null;
      for (const { page, path } of drawn) await rename(path, join(folder, nameOfPicture(picture, page)));
    }
    if (first === 1) {
      const poster = await unlessBroken(log, poppler.cut({ ...work, page: 1, ...POSTER }));
      if (poster === null) return null;
      await rename(poster, join(folder, `${POSTER.name}.jpg`));
    }
    const pages = await linesOf({ poppler, work, sizes: sizes.slice(first - 1, last), mediaId });
    return pages.map((lines, at) => {
      const text = textOf(lines);
      return { number: first + at, text, folded: fold(text), lines };
    });
  }

  type Reading = Pick<Drawing, 'poppler' | 'sizes' | 'mediaId'> & { readonly work: Parameters<Poppler['layoutOf']>[0] };

  /** Pages whose words cannot be read can be looked at all the same. */
  async function linesOf({ poppler, work, sizes, mediaId }: Reading): Promise<readonly (readonly Line[])[]> {
    try {
      const pages = linesIn(await poppler.layoutOf(work), sizes);
      return sizes.map((_, at) => pages[at] ?? []);
    } catch (error) {
      if (!(error instanceof ProgramFailed)) throw error;
      log.warn({ err: error, mediaId, page: work.first }, 'pages without words');
      return sizes.map(() => []);
    }
  }
}
