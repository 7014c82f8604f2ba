import { listBin, purgeMedia } from '#contract/media/bin.ts';
import { leaveMedia, suggestCollaborators } from '#contract/media/collaborators.ts';
import {
  addCollaborator,
  changeMedia,
  countPlay,
  createMedia,
  deleteMedia,
  getMedia,
  listCollaborators,
  removeCollaborator,
  restoreMedia,
  setAvailability,
  setDownloads,
  transferMedia,
} from '#contract/media/endpoints.ts';
import { changeManyMedia, listMedia } from '#contract/media/listing.ts';
import { getOembed } from '#contract/media/oembed.ts';
import { presentedBy } from '#infra/browser.ts';
import { type App, handOver, type Request, serve } from '#infra/http.ts';
import { Problem } from '#infra/problem.ts';
import { idIn, isUploadId, lengthIn } from '#infra/uploads.ts';
import { UPLOADS_PATH } from './policy.ts';
import type { Media } from './service.ts';

export function mediaRoutes(app: App, media: Media): void {
  serve(app, getOembed, ({ query: { url, maxwidth, maxheight } }) => media.oembed({ url, maxwidth, maxheight }));
  serve(app, listMedia, ({ query, caller }) => media.list(query, caller));
  serve(app, changeManyMedia, ({ body, caller }) => media.changeMany(body, caller));
  serve(app, createMedia, ({ body, caller }) => media.create(body, caller));
  serve(app, getMedia, ({ params, caller }) => media.view(params.mediaId, caller));
  serve(app, changeMedia, ({ params, body, caller }) => media.change(params.mediaId, body, caller));
  serve(app, setAvailability, ({ params, body, caller }) => media.setAvailability(params.mediaId, body, caller));
  serve(app, setDownloads, ({ params, body, caller }) => media.setDownloads(params.mediaId, body.downloads, caller));
  serve(app, deleteMedia, ({ params, caller }) => media.moveToBin(params.mediaId, caller));
  serve(app, restoreMedia, ({ params, caller }) => media.restore(params.mediaId, caller));
  serve(app, countPlay, ({ params, caller }) => media.countPlay(params.mediaId, caller));

  const { bin, collaborators } = media;
  serve(app, listBin, ({ query, caller }) => bin.list({ ...query, after: query.after }, caller));
  serve(app, purgeMedia, ({ params, caller }) => bin.purge(params.binnedId, caller));

  serve(app, listCollaborators, ({ params }) => collaborators.list(params.mediaId));
  serve(app, addCollaborator, ({ params, body, caller }) => collaborators.add(params.mediaId, body, caller));
  serve(app, removeCollaborator, ({ params, caller }) => collaborators.remove(params, caller));
  serve(app, suggestCollaborators, ({ params, query, caller }) =>
    collaborators.suggest(params.mediaId, query.search, caller),
  );
  serve(app, leaveMedia, ({ params, caller }) => collaborators.leave(params.mediaId, caller));
  serve(app, transferMedia, ({ params, body, caller }) => collaborators.transfer(params.mediaId, body.email, caller));
}

const MAY_UPLOAD = { needs: { media: 'media.edit' }, scope: 'media.write', problems: [] } as const;

/** Uploads speak tus, but who may send bytes is decided like everything else. */
export function uploadRoutes(app: App, media: Media): void {
  // The bytes are left on the socket, for tus to read.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));

  app.post(UPLOADS_PATH, async (request, reply) => {
    const mediaId = await admit(request, idIn(request.headers['upload-metadata'], 'mediaId'));
    await media.uploads.requireOpen({ mediaId, step: 'begin', ...lengthIn(request.headers['upload-length']) });
    return handOver(request, reply, (asked, answer) => media.uploads.receive(mediaId, asked, answer));
  });
  app.route<{ Params: { readonly mediaId: string } }>({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${UPLOADS_PATH}/:mediaId`,
    handler: async (request, reply) => {
      const mediaId = await admit(request, request.params.mediaId);
      await media.uploads.requireOpen({ mediaId, step: request.method === 'HEAD' ? 'look' : 'continue' });
      return handOver(request, reply, (asked, answer) => media.uploads.receive(mediaId, asked, answer));
    },
  });

  async function admit(request: Request, mediaId: string | null): Promise<string> {
    const caller = await app.gate.callerOf(presentedBy(request));
    if (mediaId === null || !isUploadId(mediaId)) throw new Problem('media.upload-unknown');
    await app.gate.admit(caller, MAY_UPLOAD, { mediaId });
    return mediaId;
  }
}
