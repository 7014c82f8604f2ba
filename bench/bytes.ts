import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { signIn } from '#contract/accounts/endpoints.ts';
import { invite } from '#test/invitation.ts';
import type { Databases } from './database.ts';
import { say, sayTitle } from './figures.ts';
import { ADMINISTRATOR, startUsher } from './usher.ts';

const BUILT = fileURLToPath(new URL('../web/dist', import.meta.url));
/** What a page loads once something is to be played. */
const PLAYER = 'src/playback/Screen.tsx';
const LANDING_AIM_KB = 20;
const MEDIA_PAGE_AIM_KB = 250;

/** What a browser that comes for the first time must load. */
export async function countBytes(databases: Databases): Promise<void> {
  await using usher = await startUsher({ databases, database: 'usher' });
  const { browser: owner, publicUrl } = usher;
  await owner.call(signIn, { body: ADMINISTRATOR });
  const mediaId = await usher.aMedia();
  const { href } = await invite(owner, mediaId);
  const chromiumBrowser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const landing = await landingBytes(await chromiumBrowser.newContext(), href);
    const scripts = await mediaPageScripts(await chromiumBrowser.newContext(), publicUrl, mediaId);
    const player = await readPlayerFiles();
    const own = scripts.filter(({ url }) => !player.has(new URL(url).pathname));
    const playerBytes = Array.from(player.values()).reduce(add, 0);

    sayTitle('Bytes, first visit');
    sayKilobytes(`/i/… until Continue, on the wire (aim: at most ${LANDING_AIM_KB})`, total(landing, 'onWire'));
    sayKilobytes(
      `Media page, ${own.length} scripts, compressed (aim: at most ${MEDIA_PAGE_AIM_KB})`,
      total(own, 'body'),
    );
    sayKilobytes('The same on the wire, with the heads of the answers', total(own, 'onWire'));
    sayKilobytes('The player, which loads on its own, compressed', playerBytes);
  } finally {
    await chromiumBrowser.close();
  }
}

type Received = {
  readonly url: string;
  readonly type: string;
  /** With the head of the answer. */
  readonly onWire: number;
  /** The answer itself, as compressed as it came. */
  readonly body: number;
};

async function landingBytes(context: BrowserContext, href: string): Promise<readonly Received[]> {
  const page = await context.newPage();
  const received = await listen(page);
  await page.goto(href);
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  const ahead = await page.locator('link[rel=prefetch]').evaluateAll((links) => links.map((link) => Object(link).href));
  // The application is fetched ahead once the button works, at the lowest priority: nobody waits for it.
  return received.filter(({ url, type }) => type !== 'Other' || !ahead.includes(url));
}

async function mediaPageScripts(
  context: BrowserContext,
  publicUrl: string,
  mediaId: string,
): Promise<readonly Received[]> {
  const { path, method } = signIn;
  const signedIn = await context.request.fetch(`${publicUrl}${path}`, {
    method,
    data: ADMINISTRATOR,
    headers: { origin: publicUrl },
  });
  if (!signedIn.ok()) throw new Error(`Signing in was answered with ${signedIn.status()}.`);
  const page = await context.newPage();
  const received = await listen(page);
  // The line for news is opened by the script that is loaded last.
  const newsLine = page.waitForEvent('websocket');
  await page.goto(`${publicUrl}/media/${mediaId}`);
  await page.getByRole('heading', { name: 'Photosynthesis' }).first().waitFor();
  await newsLine;
  return received.filter(({ type }) => type === 'Script');
}

async function listen(page: Page): Promise<readonly Received[]> {
  const received: Received[] = [];
  const answered = new Map<string, Omit<Received, 'onWire'>>();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    const { 'content-length': length = '0' } = response.headers;
    answered.set(requestId, { url: response.url, type, body: Number(length) });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answered.get(requestId);
    if (answer !== undefined) received.push({ ...answer, onWire: encodedDataLength });
  });
  return received;
}

type Chunk = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};

/** Scripts that only the player brings, by path, with the size they are sent in. */
async function readPlayerFiles(): Promise<ReadonlyMap<string, number>> {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    await readFile(join(BUILT, '.vite/manifest.json'), 'utf8'),
  );
  const withoutPlayer = reach(manifest, 'index.html', (entry) => entry !== PLAYER);
  const onlyPlayer = [...reach(manifest, PLAYER, () => true)].filter((name) => !withoutPlayer.has(name));
  const files = onlyPlayer.flatMap((name) => manifest[name]?.file ?? []);
  const sized = files.map(async (file) => [`/${file}`, (await stat(join(BUILT, `${file}.br`))).size] as const);
  return new Map(await Promise.all(sized));
}

/** Every chunk that can be loaded from this one; `follow` says through which doors of later loading. */
function reach(
  manifest: Readonly<Record<string, Chunk>>,
  from: string,
  follow: (entry: string) => boolean,
): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const name of reached) {
    const { imports = [], dynamicImports = [] } = manifest[name] ?? {};
    for (const next of [...imports, ...dynamicImports.filter(follow)]) reached.add(next);
  }
  return reached;
}

function total(received: readonly Received[], part: 'onWire' | 'body'): number {
  return received.map((each) => each[part]).reduce(add, 0);
}

function add(one: number, other: number): number {
  return one + other;
}

function sayKilobytes(name: string, bytes: number): void {
  say(`${name.padEnd(54)}${(bytes / 1000).toFixed(1).padStart(9)} kB`);
}
