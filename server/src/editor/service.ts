import type { getEditor } from '#contract/editor/endpoints.ts';
import type { AnswerInput } from '#contract/endpoint.ts';
import type { EditorDeps } from './deps.ts';
import { createEditing } from './editing.ts';
import { createMaking } from './making.ts';
import * as store from './store.ts';
import { createThumbnails } from './thumbnails.ts';
import { createVersions } from './versions.ts';
import { editView, thumbnailView } from './view.ts';

export type { OnTimeline } from './deps.ts';
export type { EditWorkshop } from './making.ts';
export type Editor = ReturnType<typeof createEditor>;

/** Cutting what plays, without ever touching it: each edit makes a version beside it, or an entry of its own. */
export function createEditor(deps: EditorDeps) {
  const { db } = deps;
  const versions = createVersions(deps);
  const making = createMaking(deps, versions);
  const thumbnails = createThumbnails(deps);
  return {
    view,
    ...createEditing(deps),
    listVersions: versions.list,
    restoreVersion: versions.restore,
    setThumbnail: thumbnails.set,
    make: making.make,
    makeThumbnail: thumbnails.make,
    sweep,
  };

  async function view(mediaId: string): Promise<AnswerInput<typeof getEditor>> {
    const [edit, thumbnail] = await Promise.all([
      store.findLatestEdit(db, mediaId),
      store.findThumbnailOf(db, mediaId),
    ]);
    return { edit: edit === undefined ? null : editView(edit), thumbnail: thumbnailView(thumbnail) };
  }

  async function sweep(): Promise<void> {
    await making.sweep();
    await versions.sweep();
  }
}
