import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scope } from '#contract/access/principal.ts';
import type { SiteRole } from '#contract/access/roles.ts';
import { createApiKey, type PersonView, signIn } from '#contract/accounts/endpoints.ts';
import { createMedia } from '#contract/media/endpoints.ts';
import { saveInviteSettings, saveMediaSettings, saveThemingSettings } from '#contract/settings/endpoints.ts';
import type { SettingsModule, SettingsOf } from '#contract/settings/modules.ts';
import { createLog } from '#infra/log.ts';
import { newSecret, Secret } from '#infra/secret.ts';
import { openPortal, type PortalOptions } from '#main/portal.ts';
import { createBrowser, type TestBrowser } from './browser.ts';
import { openTestDatabase } from './database.ts';

/** Everybody's here. */
export const PASSWORD = 'correct horse battery';

export type World = Awaited<ReturnType<typeof openWorld>>;
export type PersonInWorld = { readonly person: PersonView; readonly email: string; readonly browser: TestBrowser };

/** A clock that stands at a real moment until a test moves it. */
export function aClock(start = new Date()) {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    move({ minutes }: { readonly minutes: number }) {
      ahead += minutes * 60_000;
    },
    start,
  };
}

/** A port nobody listens on. Between asking and using it another could take it; nobody here does. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A whole portal with a database of its own, reached over HTTP only. */
export async function openWorld(options: Partial<PortalOptions> = {}) {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openTestDatabase());
  const dataFolder = await mkdtemp(join(tmpdir(), 'usher-test-'));
  stack.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const clock = aClock();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const rootSecret = newSecret();
  const shared = {
    connectionString: database.connectionString,
    dataFolder,
    webFolder: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    rootSecret,
    trustedProxies: [],
    mail: null,
    privateHosts: ['127.0.0.1'],
    transcriber: null,
    ffmpegPath: 'ffmpeg',
    ffprobePath: 'ffprobe',
    sofficePath: 'soffice',
    officeUnfenced: false,
    clock,
    log: createLog('silent'),
  };
  const portal = stack.use(
    await openPortal({ ...shared, role: 'all', host: '127.0.0.1', port, publicUrl, ...options }),
  );

  const opened = stack.move();
  return {
    publicUrl,
    portal,
    db: portal.db,
    ...shared,
    aBrowser: (about: { readonly userAgent?: string } = {}) => createBrowser(publicUrl, about),
    aPerson,
    aKey,
    aMedia,
    configure,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };

  /** An account, signed in on a browser of its own. */
  async function aPerson({
    siteRole = 'viewer',
    email = `${randomUUID()}@example.org`,
    firstName = 'Ada',
    lastName = 'Lovelace',
  }: {
    readonly siteRole?: SiteRole;
    readonly email?: string;
    readonly firstName?: string;
    readonly lastName?: string;
  } = {}): Promise<PersonInWorld> {
    const person = await portal.accounts.createPersonWithPassword(
      { email, firstName, lastName, siteRole },
      new Secret(PASSWORD),
    );
    const browser = createBrowser(publicUrl);
    await browser.call(signIn, { body: { email, password: PASSWORD } });
    return { person, email, browser };
  }

  async function aKey(owner: PersonInWorld, scopes: readonly Scope[]): Promise<TestBrowser> {
    const { secret } = await owner.browser.call(createApiKey, { body: { name: 'a script', scopes: [...scopes] } });
    return createBrowser(publicUrl, { key: secret });
  }

  /** An entry that can be watched, as far as the database knows; playback tests upload a real file. */
  async function aMedia(
    owner: PersonInWorld,
    { title = 'Photosynthesis' }: { readonly title?: string } = {},
  ): Promise<string> {
    const { mediaId } = await owner.browser.call(createMedia, {
      body: { form: 'video', title, byteSize: 1 },
    });
    await portal.db
      .updateTable('media')
      .set({ state: 'ready', playable: true, durationSeconds: 10 })
      .where('id', '=', mediaId)
      .execute();
    return mediaId;
  }

  /** Changes settings as an administrator does, over HTTP. */
  async function configure<M extends SettingsModule>(module: M, change: Partial<SettingsOf<M>>): Promise<void> {
    const { browser } = await aPerson({ siteRole: 'administrator' });
    const value = { ...(await portal.settings.get(module)), ...change };
    if (module === 'invites') await browser.call(saveInviteSettings, { body: value as SettingsOf<'invites'> });
    else if (module === 'media') await browser.call(saveMediaSettings, { body: value as SettingsOf<'media'> });
    else await browser.call(saveThemingSettings, { body: value as SettingsOf<'theming'> });
  }
}
