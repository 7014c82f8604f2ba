import { dismissNotice, getNotice, listNotices, seeNotices } from '#contract/notices/endpoints.ts';
import { type App, serve } from '#infra/http.ts';
import { personOf } from '#infra/principal.ts';
import type { Notices } from './service.ts';

export function noticeRoutes(app: App, notices: Notices): void {
  serve(app, listNotices, ({ caller }) => notices.list(personOf(caller)));
  serve(app, getNotice, ({ params, caller }) => notices.view(params.noticeId, personOf(caller)));
  serve(app, seeNotices, ({ body, caller }) => notices.seen(body.noticeIds, personOf(caller)));
  serve(app, dismissNotice, ({ params, caller }) => notices.dismiss(params.noticeId, personOf(caller)));
}
