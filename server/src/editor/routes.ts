import {
  cancelEdit,
  getEditor,
  listVersions,
  restoreVersion,
  setThumbnail,
  startEdit,
} from '#contract/editor/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import { personOf } from '#infra/principal.ts';
import type { Editor } from './service.ts';

export function editorRoutes(app: App, editor: Editor): void {
  serve(app, getEditor, ({ params }) => editor.view(params.mediaId));
  serve(app, startEdit, ({ params, body, caller }) => editor.start(params.mediaId, body, personOf(caller)));
  serve(app, cancelEdit, ({ params, caller }) => editor.cancel(params, personOf(caller)));
  serve(app, listVersions, ({ params }) => editor.listVersions(params.mediaId));
  serve(app, restoreVersion, ({ params, caller }) => editor.restoreVersion(params, caller));
  serve(app, setThumbnail, ({ params, body, caller }) => editor.setThumbnail(params.mediaId, body, caller));
}
