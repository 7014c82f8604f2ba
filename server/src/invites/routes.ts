import {
  commitInviteBatch,
  createInviteBatch,
  downloadInviteBatch,
  getInviteBatch,
  listInviteBatches,
} from '#contract/invites/batches.ts';
import {
  askForLink,
  disownMove,
  joinInvitation,
  leaveInvitation,
  makeCalendar,
  openInvitation,
  requestCode,
  viewInvitation,
  viewMove,
} from '#contract/invites/door.ts';
import {
  allowNewDevice,
  createInvite,
  getInviteOptions,
  listInvites,
  previewInvite,
  removeInvite,
  renewInviteLink,
  suggestInvitees,
} from '#contract/invites/endpoints.ts';
import { changeInvite, changeInvites, exportInvites, getInviteCounts } from '#contract/invites/managing.ts';
import { type App, serve, serveFile } from '#infra/http.ts';
import { Secret } from '#infra/secret.ts';
import type { Invites } from './service.ts';

export function inviteRoutes(app: App, invites: Invites): void {
  serve(app, getInviteOptions, ({ params }) => invites.options(params.mediaId));
  serve(app, suggestInvitees, ({ params, query, caller }) => invites.suggest({ ...params, ...query, caller }));
  serve(app, createInvite, ({ params, body, caller, repeatKey }) =>
    invites.create({ ...params, caller, wanted: body, repeatKey }),
  );
  serve(app, previewInvite, ({ params, body, caller }) => invites.preview({ ...params, caller, wanted: body }));
  serve(app, listInvites, ({ params, query: { limit, after, ...filter } }) =>
    invites.list({ ...params, filter, limit, after }),
  );
  serve(app, getInviteCounts, ({ params, query }) => invites.counts({ ...params, filter: query }));
  serveFile(app, exportInvites, ({ params, query, caller }) => invites.exportCsv({ ...params, filter: query, caller }));
  serve(app, changeInvite, ({ params, body, caller }) => invites.change({ ...params, wanted: body, caller }));
  serve(app, changeInvites, ({ params, body, caller }) => invites.changeSeveral({ ...params, ...body, caller }));
  serve(app, renewInviteLink, ({ params, body, caller }) => invites.renewLink({ ...params, ...body, caller }));
  serve(app, allowNewDevice, ({ params, caller }) => invites.allowNewDevice({ ...params, caller }));
  serve(app, removeInvite, ({ params, caller }) => invites.remove({ ...params, caller }));

  serve(app, createInviteBatch, ({ params, body, caller }) => invites.checkBatch({ ...params, ...body, caller }));
  serve(app, listInviteBatches, ({ params, caller }) => invites.listBatches({ ...params, caller }));
  serve(app, getInviteBatch, ({ params, query, caller }) =>
    invites.viewBatch({ ...params, caller, page: { ...query, verdict: query.verdict } }),
  );
  serve(app, commitInviteBatch, ({ params, body, caller }) => invites.commitBatch({ ...params, caller, wanted: body }));
  serveFile(app, downloadInviteBatch, ({ params, caller }) => invites.downloadBatch({ ...params, caller }));

  serve(app, viewInvitation, ({ params, body, caller, browser }) =>
    invites.view({ ...params, secret: secretOrNull(body.secret), caller, browser }),
  );
  serve(app, openInvitation, ({ params, body, caller, browser }) =>
    invites.open({ ...params, secret: new Secret(body.secret), caller, browser }),
  );
  serve(app, requestCode, ({ params, body, caller, browser }) =>
    invites.requestCode({ ...params, secret: secretOrNull(body.secret), email: body.email, caller, browser }),
  );
  serve(app, joinInvitation, ({ params, body: { secret, email, code, ...body }, caller, browser }) =>
    invites.join({ ...params, ...body, secret: secretOrNull(secret), email, code, caller, browser }),
  );
  serve(app, makeCalendar, ({ params, body, caller, browser }) =>
    invites.makeCalendar({ ...params, secret: secretOrNull(body.secret), caller, browser }),
  );
  serve(app, askForLink, ({ params, body, caller, browser }) =>
    invites.askForLink({ ...params, secret: secretOrNull(body.secret), caller, browser }),
  );
  serve(app, leaveInvitation, ({ params, caller }) => invites.leave({ ...params, caller }));
  serve(app, viewMove, ({ params, body, browser }) =>
    invites.viewMove({ ...params, secret: new Secret(body.secret), browser }),
  );
  serve(app, disownMove, ({ params, body, browser }) =>
    invites.disownMove({ ...params, secret: new Secret(body.secret), browser }),
  );
}

function secretOrNull(text: string | undefined): Secret | null {
  return text === undefined ? null : new Secret(text);
}
