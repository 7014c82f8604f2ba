import type { Runs } from '#infra/jobs.ts';
import type { Editor, EditWorkshop } from './service.ts';

type Wanted = {
  readonly workshop: EditWorkshop;
  readonly photographer: Parameters<Editor['makeThumbnail']>[0]['photographer'];
};

export function editorJobs(
  editor: Editor,
  { workshop, photographer }: Wanted,
): Pick<Runs, 'editor.edit' | 'editor.thumbnail'> {
  return {
    'editor.edit': ({ editId }, signal, { isLast }) => editor.make({ editId, workshop, signal, isLast }),
    'editor.thumbnail': ({ thumbnailId }, signal, { isLast }) =>
      editor.makeThumbnail({ thumbnailId, photographer, signal, isLast }),
  };
}
