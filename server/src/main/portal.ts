import { accountRoutes } from '#accounts/routes.ts';
import { analyticsRoutes } from '#analytics/routes.ts';
import { attachmentRoutes, attachmentUploadRoutes } from '#attachments/routes.ts';
import { auditRoutes } from '#audit/routes.ts';
import { captionRoutes } from '#captions/routes.ts';
import { ENDPOINTS } from '#contract/endpoints.ts';
import { documentRoutes } from '#documents/routes.ts';
import { downloadRoutes } from '#downloads/routes.ts';
import { editorRoutes } from '#editor/routes.ts';
import { galleryRoutes } from '#galleries/routes.ts';
import { guestRoutes } from '#guests/routes.ts';
import { changesRoutes } from '#infra/changes.ts';
import { createApp } from '#infra/http.ts';
import { openApiRoutes } from '#infra/openapi.ts';
import { openRealtime } from '#infra/realtime.ts';
import { inviteRoutes } from '#invites/routes.ts';
import { mailRoutes } from '#mail/routes.ts';
import { mediaRoutes, uploadRoutes } from '#media/routes.ts';
import { noticeRoutes } from '#notices/routes.ts';
import { playbackRoutes } from '#playback/routes.ts';
import { quizRoutes } from '#quiz/routes.ts';
import { searchRoutes } from '#search/routes.ts';
import { settingsRoutes } from '#settings/routes.ts';
import { webhookRoutes } from '#webhooks/routes.ts';
import { servePages } from './pages.ts';
import { openPrograms } from './programs.ts';
import { openServices, type ServiceOptions, type Services } from './services.ts';
import { runsOf } from './worker.ts';

export type PortalOptions = ServiceOptions & {
  /** Where the built web is. */
  readonly webFolder: string;
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: readonly string[];
  readonly ffmpegPath: string;
  readonly ffprobePath: string;
  readonly sofficePath: string;
  readonly officeUnfenced: boolean;
  readonly role: 'all' | 'web' | 'worker';
};

/** A running Usher: what was opened last is closed first. */
export async function openPortal(options: PortalOptions) {
  await using stack = new AsyncDisposableStack();
  const services = stack.use(await openServices(options));
  await services.mail.ensureDefaultTemplate();

  if (options.role !== 'worker') stack.use(await openPages(services, options));
  if (options.role !== 'web') {
    const { clock, log } = options;
    await services.jobs.work(runsOf({ ...services, ...(await openPrograms(options)), clock, log }));
  }

  const opened = stack.move();
  return { ...services, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

/** What answers people: HTTP, pages and sockets. */
async function openPages(services: Services, options: PortalOptions): Promise<AsyncDisposable> {
  const { connectionString, webFolder, publicUrl, host, port, trustedProxies, clock, log } = options;
  const {
    db,
    audit,
    webhooks,
    access,
    accounts,
    settings,
    mail,
    media,
    playback,
    documents,
    invites,
    notices,
    guests,
    search,
    quizzes,
  } = services;
  await using stack = new AsyncDisposableStack();
  const app = await createApp({ publicUrl, trustedProxies, log, gate: access });
  stack.defer(() => app.close());
  accountRoutes(app, accounts);
  mediaRoutes(app, media);
  uploadRoutes(app, media);
  editorRoutes(app, services.editor);
  searchRoutes(app, search);
  attachmentRoutes(app, services.attachments);
  downloadRoutes(app, services.downloads);
  attachmentUploadRoutes(app, services.attachments);
  playbackRoutes(app, playback);
  captionRoutes(app, services.captions);
  documentRoutes(app, documents);
  webhookRoutes(app, webhooks);
  analyticsRoutes(app, services.analytics);
  auditRoutes(app, audit);
  settingsRoutes(app, { settings, clock });
  mailRoutes(app, mail);
  inviteRoutes(app, invites);
  noticeRoutes(app, notices);
  guestRoutes(app, guests);
  quizRoutes(app, quizzes);
  galleryRoutes(app, services.galleries);
  changesRoutes(app, { db, clock, mayFollow: access.mayFollow });
  openApiRoutes(app, { endpoints: ENDPOINTS, publicUrl });
  await servePages(app, { webFolder, publicUrl, settings });

  await app.listen({ host, port });
  stack.use(
    await openRealtime({
      http: app.server,
      publicUrl,
      connectionString,
      db,
      gate: access,
      mayFollow: access.mayFollow,
      listeners: [settings.onEvent, playback.onEvent],
      log,
    }),
  );
  return stack.move();
}
