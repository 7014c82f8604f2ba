import type { EditView, ThumbnailView } from '#contract/editor/endpoints.ts';
import type { Edit, Thumbnail } from './store.ts';

export function editView(edit: Edit & { readonly byName: string }): EditView {
  const { id, becomes, parts, state, percent, byName, startedAt, intoMediaIds } = edit;
  return {
    id,
    becomes,
    parts: parts.map(({ from, to }) => ({ from, to })),
    state,
    percent,
    byName,
    startedAt: startedAt.toISOString(),
    // Before that they are nothing but numbers.
    mediaIds: state === 'done' ? [...intoMediaIds] : [],
  };
}

export function thumbnailView(thumbnail: Thumbnail | undefined): ThumbnailView {
  if (thumbnail === undefined) return { kind: 'automatic', state: 'shown' };
  return { kind: thumbnail.kind, state: thumbnail.state };
}
