import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import type { PortalOptions } from '#main/portal.ts';
import { openSmtpPeer } from '#test/smtp.ts';
import { openWorld, PASSWORD, type PersonInWorld } from '#test/world.ts';

const ARTIFACTS = fileURLToPath(new URL('../artifacts', import.meta.url));
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

/**
 * What every journey stands on: a portal that transcodes, a mail server that takes what it sends, and a browser in
 * which each person has a profile of their own. A page that logs an error fails the journey it belongs to.
 */
export async function openStage(options: Partial<PortalOptions> = {}) {
  await using stack = new AsyncDisposableStack();
  const mail = stack.use(await openSmtpPeer());
  const world = stack.use(await openWorld({ mail: mail.portalOptions, ...options }));
  const browser: Browser = await chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
  stack.defer(() => browser.close());
  const profiles = await mkdtemp(join(tmpdir(), 'usher-profiles-'));
  // Chromium still writes for a moment after it closed.
  stack.defer(() => rm(profiles, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const troubles: string[] = [];
  const expected: RegExp[] = [];
  const contexts: BrowserContext[] = [];

  afterEach(async ({ task }) => {
    for (const [place, context] of contexts.splice(0).entries()) {
      if (task.result?.state === 'fail')
        await pictureOfFailure(context, `failed-${task.name.replaceAll(/\W+/g, '-').slice(0, 40)}-${place}`);
      await context.close();
    }
    const allowed = expected.splice(0);
    const had = troubles.splice(0);
    expect(had.filter((trouble) => !allowed.some((words) => words.test(trouble)))).toEqual([]);
    expect(allowed.filter((words) => !had.some((trouble) => words.test(trouble)))).toEqual([]);
  });
  const opened = stack.move();
  afterAll(() => opened.disposeAsync());
  return { world, mail, aVisitor, aVisitorWith, signIn, signedIn, expectsTrouble };

  /** A browser profile of its own, with one page open. */
  async function aVisitor(about: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL: world.publicUrl, locale: 'en-GB', ...about });
    return watched(context).newPage();
  }

  /** The same in a browser whose settings somebody changed; names as in Chromium's file of preferences. */
  async function aVisitorWith(preferences: Readonly<Record<string, unknown>>): Promise<Page> {
    const folder = await mkdtemp(join(profiles, 'profile-'));
    await mkdir(join(folder, 'Default'));
    await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: findChromium(),
      args: ARGUMENTS,
      baseURL: world.publicUrl,
    });
    return watched(context).newPage();
  }

  /** A profile that carries this person's session already. */
  async function signedIn(
    { browser: { cookies } }: PersonInWorld,
    settings: BrowserContextOptions = {},
  ): Promise<Page> {
    const page = await aVisitor(settings);
    const about = { domain: new URL(world.publicUrl).hostname, path: '/', secure: true, httpOnly: true };
    await page.context().addCookies(Array.from(cookies, ([name, value]) => ({ ...about, name, value })));
    return page;
  }

  /** Something that a page of this journey shall log as an error; it fails when it does not. */
  function expectsTrouble(words: RegExp): void {
    expected.push(words);
  }

  function watched(context: BrowserContext): BrowserContext {
    context.setDefaultTimeout(20_000);
    context.on('weberror', (error) => troubles.push(String(error.error().stack)));
    context.on('console', (message) => {
      if (message.type() !== 'error' || isExpected(message.text())) return;
      troubles.push(`${message.page()?.url()}: ${message.text()}`);
    });
    contexts.push(context);
    return context;
  }

  async function signIn(page: Page, person: PersonInWorld): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('Email').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'My Media' }).waitFor();
  }
}

async function pictureOfFailure(context: BrowserContext, name: string): Promise<void> {
  for (const [place, page] of context.pages().entries()) await screenshot(page, `${name}-${place}`);
}

/** The browser itself writes down every refusal of the server, and every request while it has no connection. */
function isExpected(words: string): boolean {
  return /status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(words);
}

export function screenshot(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: join(ARTIFACTS, `${name}.png`), animations: 'disabled' });
}

function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
  if (found === undefined) throw new Error('These tests need Chromium: install it, or set CHROMIUM_PATH.');
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
