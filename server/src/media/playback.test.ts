import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { aClip } from '#test/clips.ts';
import { inspectVideo } from './inspect.ts';
import { transcode } from './transcode.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });

const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
const hlsScript = join(fileURLToPath(import.meta.resolve('hls.js')), '..', 'hls.min.js');

let shelf: string;
let browser: Browser;
beforeAll(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'usher-playback-'));
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      '--mute-audio',
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await rm(shelf, { recursive: true });
});

describe('what was made plays in a real browser', () => {
  it('in its copied rung and in lower ones, with two audio tracks', async () => {
    const watched = await watch({
      container: 'mkv',
      size: '960x540',
      seconds: 12,
      audio: [
        { codec: 'aac', language: 'ger' },
        { codec: 'ac3', language: 'eng' },
      ],
    });
    expect(watched.levels).toEqual(['640x360', '854x480', '960x540']);
    expect(watched.audioTracks).toEqual(['Deutsch', 'English']);
    expect(watched.size).toBe('960x540');
    expect(watched.sizeOfLowest).toBe('640x360');
    expect(watched.errors).toEqual([]);
  });

  it('upright, when a phone turned it', async () => {
    const watched = await watch({ rotation: 90, picture: 'halves', seconds: 12 });
    expect(watched.size).toBe('360x640');
    expect(watched.errors).toEqual([]);
  });

  it('to its end, when its frames come at any time and there is no sound', async () => {
    const watched = await watch({ hasVariableFrameRate: true, framesPerSecond: 30, seconds: 12, audio: [] });
    expect(watched.audioTracks).toEqual([]);
    expect(watched.errors).toEqual([]);
  });
});

type Watched = {
  readonly size: string;
  readonly sizeOfLowest: string;
  readonly levels: readonly string[];
  readonly audioTracks: readonly string[];
  readonly errors: readonly string[];
};

/** A fault of the video is met each time it is played; a picture that a busy machine shows late is not. */
async function watch(clip: Parameters<typeof aClip>[0]): Promise<Watched> {
  await using site = await aSite(await aMadeVideo(clip));
  let watched = await watchOnce(site.url);
  for (let more = 2; more > 0 && watched.errors.length > 0; more -= 1) watched = await watchOnce(site.url);
  return watched;
}

async function watchOnce(url: string): Promise<Watched> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    return await page.evaluate<Watched>('watch()');
  } finally {
    await page.close();
  }
}

// Plays from the start, seeks to second nine in the best quality and back in the lowest; hangs when the picture stands still.
const PAGE = `<!doctype html><video muted playsinline></video><script src="/hls.js"></script><script>
  async function watch() {
    const video = document.querySelector('video');
    const size = () => video.videoWidth + 'x' + video.videoHeight;
    const playsPast = (seconds) => new Promise((resolve) => {
      const look = () => video.currentTime > seconds && !video.seeking ? resolve() : video.requestVideoFrameCallback(look);
      look();
    });

    const player = new Hls();
    const errors = [];
    // A request that a seek made needless is given up, which is no fault of what was made.
    player.on('hlsError', (event, { details }) => details === 'aborted' || errors.push(details));
    player.attachMedia(video);
    player.loadSource('/master.m3u8');
    await video.play();
    await playsPast(0.5);

    player.currentLevel = player.levels.length - 1;
    video.currentTime = 9;
    await playsPast(9.3);
    const sizeOfBest = size();

    player.currentLevel = 0;
    video.currentTime = 4.5;
    await playsPast(4.9);
    return {
      size: sizeOfBest,
      sizeOfLowest: size(),
      levels: player.levels.map(({ width, height }) => width + 'x' + height),
      audioTracks: player.audioTracks.map(({ name }) => name),
      errors,
    };
  }
</script>`;

async function aMadeVideo(clip: Parameters<typeof aClip>[0]): Promise<string> {
  const plan = await inspectVideo(ffmpeg, { path: await aClip(clip) });
  if (plan.kind === 'refuse') throw new Error(`refused: ${plan.because}`);
  const folder = await mkdtemp(join(shelf, 'video-'));
  await transcode(ffmpeg, {
    plan,
    folder,
    signal: new AbortController().signal,
    onProgress: () => {},
    onFirstRendition: () => Promise.resolve(),
  });
  return folder;
}

async function aSite(folder: string) {
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
    createReadStream(url === '/hls.js' ? hlsScript : join(folder, url))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on TCP has no other kind of address
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
