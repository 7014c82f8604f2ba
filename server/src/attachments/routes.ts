import {
  changeAttachment,
  createAttachment,
  deleteAttachment,
  listAttachments,
  orderAttachments,
  setRelated,
} from '#contract/attachments/endpoints.ts';
import { presentedBy } from '#infra/browser.ts';
import { type App, handOver, type Request, sendDownload, serve } from '#infra/http.ts';
import { Problem } from '#infra/problem.ts';
import { idIn, lengthIn } from '#infra/uploads.ts';
import { ATTACHMENT_UPLOADS_PATH } from './policy.ts';
import type { Attachments } from './service.ts';

type Path = { Params: { readonly mediaId: string; readonly ticket: string; readonly attachmentId: string } };

export function attachmentRoutes(app: App, attachments: Attachments): void {
  serve(app, listAttachments, ({ params, caller }) => attachments.view(params.mediaId, caller));
  serve(app, createAttachment, ({ params, body, caller }) => attachments.create({ ...params, ...body }, caller));
  serve(app, changeAttachment, ({ params, body, caller }) => attachments.change(params, body, caller));
  serve(app, deleteAttachment, ({ params, caller }) => attachments.remove(params, caller));
  serve(app, orderAttachments, ({ params, body, caller }) =>
    attachments.order(params.mediaId, body.attachmentIds, caller),
  );
  serve(app, setRelated, ({ params, body, caller }) => attachments.relate(params.mediaId, body.mediaIds, caller));

  app.get<Path>('/m/:mediaId/:ticket/attachments/:attachmentId', async (request, reply) =>
    sendDownload(request, reply, await attachments.open(request.params)),
  );
}

const MAY_UPLOAD = { needs: { media: 'media.edit' }, scope: 'media.write', problems: [] } as const;

/** As with the file of an entry itself: tus moves the bytes, the one access decision says who may send them. */
export function attachmentUploadRoutes(app: App, { uploads }: Attachments): void {
  app.post(ATTACHMENT_UPLOADS_PATH, async (request, reply) => {
    const attachmentId = await admit(request, idIn(request.headers['upload-metadata'], 'attachmentId'));
    await uploads.requireOpen({ attachmentId, step: 'begin', ...lengthIn(request.headers['upload-length']) });
    return handOver(request, reply, (asked, answer) => uploads.receive(attachmentId, asked, answer));
  });
  app.route<{ Params: { readonly attachmentId: string } }>({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${ATTACHMENT_UPLOADS_PATH}/:attachmentId`,
    handler: async (request, reply) => {
      const attachmentId = await admit(request, request.params.attachmentId);
      await uploads.requireOpen({ attachmentId, step: request.method === 'HEAD' ? 'look' : 'continue' });
      return handOver(request, reply, (asked, answer) => uploads.receive(attachmentId, asked, answer));
    },
  });

  async function admit(request: Request, attachmentId: string | null): Promise<string> {
    const caller = await app.gate.callerOf(presentedBy(request));
    const mediaId = await uploads.mediaIdOf(attachmentId);
    if (mediaId === null || attachmentId === null) throw new Problem('media.upload-unknown');
    await app.gate.admit(caller, MAY_UPLOAD, { mediaId });
    return attachmentId;
  }
}
