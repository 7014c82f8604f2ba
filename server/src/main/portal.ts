import { createAccess } from '#access/service.ts';
import { accountRoutes } from '#accounts/routes.ts';
import { createAccounts } from '#accounts/service.ts';
import { createAudit } from '#audit/service.ts';
import { changesRoutes } from '#infra/changes.ts';
import type { Clock } from '#infra/clock.ts';
import { openDb } from '#infra/db.ts';
import { createApp } from '#infra/http.ts';
import { openJobs } from '#infra/jobs.ts';
import type { Log } from '#infra/log.ts';
import { migrate } from '#infra/migrate.ts';
import { openRealtime } from '#infra/realtime.ts';
import { createKeys, type Secret } from '#infra/secret.ts';
import { openStorage } from '#infra/storage.ts';
import { inviteRoutes } from '#invites/routes.ts';
import { createInvites } from '#invites/service.ts';
import { createMail } from '#mail/service.ts';
import { mediaRoutes } from '#media/routes.ts';
import { createMedia } from '#media/service.ts';
import { playbackRoutes } from '#playback/routes.ts';
import { createPlayback } from '#playback/service.ts';
import { settingsRoutes } from '#settings/routes.ts';
import { createSettings } from '#settings/service.ts';
import { servePages } from './pages.ts';

export type PortalOptions = {
  readonly connectionString: string;
  readonly dataFolder: string;
  /** Where the built web is. */
  readonly webFolder: string;
  readonly rootSecret: Secret;
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: readonly string[];
  readonly role: 'all' | 'web' | 'worker';
  readonly clock: Clock;
  readonly log: Log;
};

export type Portal = Awaited<ReturnType<typeof openPortal>>;

/** Everything, put together from bottom to top; what was opened last is closed first. */
export async function openPortal(options: PortalOptions) {
  const { connectionString, dataFolder, webFolder, rootSecret, publicUrl, host, port, trustedProxies, clock, log } =
    options;
  await using stack = new AsyncDisposableStack();
  await migrate(connectionString);
  const db = stack.use(openDb(connectionString));
  const keys = createKeys(rootSecret);
  const jobs = stack.use(await openJobs({ connectionString, log }));

  const audit = createAudit({ db, clock, keys });
  const settings = createSettings({ db, clock, audit });
  const access = createAccess({ db, clock, keys, settings, audit });
  const mail = createMail({ db });
  const accounts = createAccounts({ db, clock, keys, access, audit, mail, publicUrl });
  const invites = createInvites({ db, clock, keys, access, accounts, audit, mail, settings, publicUrl });
  const storage = openStorage(dataFolder);
  const playback = createPlayback({ db, clock, keys, access, storage });
  const media = createMedia({ db, clock, access, accounts, audit, playback });

  const app = await createApp({ publicUrl, trustedProxies, log, gate: access });
  stack.defer(() => app.close());
  accountRoutes(app, accounts);
  mediaRoutes(app, media);
  playbackRoutes(app, playback);
  settingsRoutes(app, { settings, clock });
  inviteRoutes(app, invites);
  changesRoutes(app, { db, clock, mayFollow: access.mayFollow });

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

  const opened = stack.move();
  return { app, db, jobs, accounts, settings, access, media, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
