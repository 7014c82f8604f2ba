import {
  addCollaborator,
  changeMedia,
  countPlay,
  createMedia,
  deleteMedia,
  getMedia,
  listCollaborators,
  listMedia,
  removeCollaborator,
  restoreMedia,
  setPublishStatus,
  transferMedia,
} from '#contract/media/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import type { Media } from './service.ts';

export function mediaRoutes(app: App, media: Media): void {
  serve(app, listMedia, ({ query, caller }) => media.list({ ...query, after: query.after }, caller));
  serve(app, createMedia, ({ body, caller }) => media.create(body, caller));
  serve(app, getMedia, ({ params, caller }) => media.view(params.mediaId, caller));
  serve(app, changeMedia, ({ params, body, caller }) => media.change(params.mediaId, body, caller));
  serve(app, setPublishStatus, ({ params, body, caller }) => media.setStatus(params.mediaId, body.status, caller));
  serve(app, deleteMedia, ({ params, caller }) => media.moveToBin(params.mediaId, caller));
  serve(app, restoreMedia, ({ params, caller }) => media.restore(params.mediaId, caller));
  serve(app, countPlay, ({ params, caller }) => media.countPlay(params.mediaId, caller));

  const { collaborators } = media;
  serve(app, listCollaborators, ({ params }) => collaborators.list(params.mediaId));
  serve(app, addCollaborator, ({ params, body, caller }) => collaborators.add(params.mediaId, body, caller));
  serve(app, removeCollaborator, ({ params, caller }) => collaborators.remove(params, caller));
  serve(app, transferMedia, ({ params, body, caller }) => collaborators.transfer(params.mediaId, body.email, caller));
}
