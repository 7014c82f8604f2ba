import {
  cancelTranscription,
  changeCaptions,
  createCaptions,
  createTranscription,
  deleteCaptions,
  getCaptions,
  getChapters,
  listCaptions,
  listTranscriptions,
  saveChapters,
  saveCues,
} from '#contract/captions/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import type { Captions } from './service.ts';

export function captionRoutes(app: App, captions: Captions): void {
  serve(app, listCaptions, ({ params, caller }) => captions.list({ ...params, caller }));
  serve(app, getCaptions, ({ params, caller }) => captions.get({ ...params, caller }));
  serve(app, createCaptions, ({ params, body, caller }) => captions.add({ ...params, ...body, caller }));
  serve(app, changeCaptions, ({ params, body, caller }) => captions.change({ ...params, change: body, caller }));
  serve(app, saveCues, ({ params, body, caller }) => captions.saveCues({ ...params, ...body, caller }));
  serve(app, deleteCaptions, ({ params, caller }) => captions.remove({ ...params, caller }));

  serve(app, getChapters, ({ params }) => captions.chapters(params.mediaId));
  serve(app, saveChapters, ({ params, body, caller }) => captions.saveChapters({ ...params, ...body, caller }));

  serve(app, listTranscriptions, ({ params }) => captions.transcriptions(params.mediaId));
  serve(app, createTranscription, ({ params, body, caller }) => captions.order({ ...params, ...body, caller }));
  serve(app, cancelTranscription, ({ params, caller }) => captions.cancel({ ...params, caller }));
}
