import { subscribe } from 'node:diagnostics_channel';
import { appendFile, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { aClip } from '#test/clips.ts';
import { eventually } from '#test/eventually.ts';
import { pickFiles } from './acts.ts';
import { openStage, screenshot } from './stage.ts';

const stage = await openStage();
// The portal runs in this process: these are its ends of what browsers have open with it.
const connections = new Set<Socket>();
subscribe('net.server.socket', (message) => {
  const { socket } = message as { readonly socket: Socket }; // So Node documents this channel.
  connections.add(socket);
});
const folder = await mkdtemp(join(tmpdir(), 'usher-files-'));
afterAll(() => rm(folder, { recursive: true }));

const PADDING_BYTES = 12_000_000;
const SLOW_BYTES_PER_SECOND = 500_000;

describe('uploading', () => {
  it('takes several files at once and makes videos of them', async () => {
    const page = await aCreator();
    await pickFiles(page, 'Upload media', [
      await aFile('Leaves.mp4', { seconds: 2 }),
      await aFile('Roots.webm', { seconds: 2, container: 'webm', codec: 'vp9', audio: [{ codec: 'libopus' }] }),
      await aFile('Stems.mov', { seconds: 2, container: 'mov' }),
    ]);
    await screenshot(page, 'upload-several');

    for (const title of ['Leaves', 'Roots', 'Stems']) {
      await rowOf(page, title).getByText('Ready to watch').waitFor({ timeout: 90_000 });
    }
    await page.getByRole('link', { name: 'Leaves', exact: true }).waitFor();
  });

  it('pauses and goes on from where it stopped', async () => {
    const page = await aCreator();
    const offsets = offsetsSentFrom(page);
    const network = await slowedDown(page);
    await pickFiles(page, 'Upload media', [await aLargeFile('Forest.mp4')]);
    await someBytesSent(page);
    await page.getByRole('button', { name: 'Pause “Forest.mp4”' }).click();
    await page.getByText('Paused').waitFor();
    await screenshot(page, 'upload-paused');
    await network.atFullSpeed();
    await page.getByRole('button', { name: 'Resume “Forest.mp4”' }).click();

    await rowOf(page, 'Forest').getByText('Ready to watch').waitFor({ timeout: 90_000 });
    expect(offsets.at(-1)).toBeGreaterThan(0);
  });

  it('goes on after the page was loaded anew, when the same file is chosen again', async () => {
    const page = await aCreator();
    const offsets = offsetsSentFrom(page);
    const network = await slowedDown(page);
    const file = await aLargeFile('Meadow.mp4');
    await pickFiles(page, 'Upload media', [file]);
    await someBytesSent(page);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();

    await network.atFullSpeed();
    await page.getByText('Choose “Meadow.mp4” again').waitFor();
    await screenshot(page, 'upload-interrupted');
    await pickFiles(page, 'Continue upload', [await aFile('Another.mp4', { seconds: 3 })]);
    await page.getByText('This is not the file that was being uploaded').waitFor();
    await pickFiles(page, 'Continue upload', [file]);

    await rowOf(page, 'Meadow').getByText('Ready to watch').waitFor({ timeout: 90_000 });
    expect(offsets.at(-1)).toBeGreaterThan(0);
  });

  it('waits while the connection is away and goes on by itself', async () => {
    const page = await aCreator();
    const network = await slowedDown(page);
    await pickFiles(page, 'Upload media', [await aLargeFile('River.mp4')]);
    await someBytesSent(page);
    await network.away();
    // That leaves alone what is on its way.
    for (const connection of connections) connection.destroy();
    await page.getByText('Connection lost').waitFor({ timeout: 40_000 });
    await screenshot(page, 'upload-connection-lost');

    await network.atFullSpeed();

    await rowOf(page, 'River').getByText('Ready to watch').waitFor({ timeout: 90_000 });
  });

  it('says in plain words what it cannot show', async () => {
    const page = await aCreator();
    const path = join(folder, 'Essay.mp4');
    await writeFile(path, 'It was a dark and stormy night. '.repeat(100));
    await pickFiles(page, 'Upload media', [path]);

    await page
      .getByRole('alert')
      .getByText('Usher cannot show this kind of file. Upload a video, a recording')
      .waitFor();
    await screenshot(page, 'upload-unknown-kind');
  });
});

async function aCreator(): Promise<Page> {
  const page = await stage.signedIn(await stage.world.aPerson({ siteRole: 'creator' }));
  await page.goto('/my-media');
  return page;
}

/** A real video under a name of its own. */
async function aFile(name: string, wanted: Parameters<typeof aClip>[0]): Promise<string> {
  const path = join(folder, name);
  await copyFile(await aClip({ size: '320x180', ...wanted }), path);
  return path;
}

/** More than passes in a moment, and still a short video: at its end stands a box of nothing (ISO/IEC 14496-12 §8.1.2). */
async function aLargeFile(name: string): Promise<string> {
  const path = await aFile(name, { seconds: 2 });
  const box = Buffer.alloc(PADDING_BYTES);
  box.writeUInt32BE(box.length);
  box.write('free', 4, 'latin1');
  await appendFile(path, box);
  return path;
}

function rowOf(page: Page, title: string) {
  return page.getByRole('listitem').filter({ hasText: title });
}

async function slowedDown(page: Page) {
  const session = await page.context().newCDPSession(page);
  const be = (offline: boolean, uploadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
  await be(false, SLOW_BYTES_PER_SECOND);
  return { away: () => be(true, -1), atFullSpeed: () => be(false, -1) };
}

async function someBytesSent(page: Page): Promise<void> {
  await eventually(async () => {
    const percent = await page.getByRole('progressbar', { name: 'Uploading' }).getAttribute('aria-valuenow');
    expect(Number(percent)).toBeGreaterThan(5);
  });
}

/** Where each request of the upload begins, as they are made. */
function offsetsSentFrom(page: Page): readonly number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}
