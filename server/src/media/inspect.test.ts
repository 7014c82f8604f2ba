import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { aClip, aTruncatedClip } from '#test/clips.ts';
import { inspectVideo } from './inspect.ts';

const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });

// Clips are encoded the first time that they are needed.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('real videos', () => {
  it('say what they are', async () => {
    const path = await aClip({
      container: 'mkv',
      audio: [
        { codec: 'aac', language: 'ger' },
        { codec: 'ac3', title: 'Comment' },
      ],
    });
    expect(await inspectVideo(ffmpeg, { path })).toMatchObject({
      kind: 'make',
      width: 640,
      height: 360,
      first: { kind: 'copy', name: 'v360' },
      audio: [
        { kind: 'copy', language: 'de' },
        { kind: 'encode', label: 'Comment' },
      ],
    });
  });

  it('are turned upright', async () => {
    const seen = await Promise.all(
      ([0, 90, 180, 270] as const).map(async (rotation) =>
        inspectVideo(ffmpeg, { path: await aClip({ seconds: 2, rotation, picture: 'halves' }) }),
      ),
    );
    expect(seen.map((plan) => plan.kind === 'make' && [plan.width, plan.height, plan.first.kind])).toEqual([
      [640, 360, 'copy'],
      [360, 640, 'encode'],
      [640, 360, 'encode'],
      [360, 640, 'encode'],
    ]);
  });

  it('may have subtitles, which are left out', async () => {
    const subtitles = await aFile('lines.srt', '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
    const path = join(folder, 'subtitled.mkv');
    await makeFile(['-i', await aClip({ seconds: 2 }), '-i', subtitles, '-c', 'copy', path]);
    expect(await inspectVideo(ffmpeg, { path })).toMatchObject({ kind: 'make', first: { kind: 'copy' } });
  });

  it('are refused in a codec that we do not let ffmpeg decode', async () => {
    const path = join(folder, 'rare.mkv');
    await makeFile(['-i', await aClip({ seconds: 2 }), '-c:v', 'ffv1', '-frames:v', '2', path]);
    expect(await inspectVideo(ffmpeg, { path })).toEqual({ kind: 'refuse', because: 'unsupported-codec' });
  });

  it('are not copied when their key frames are rare', async () => {
    const path = await aClip({ seconds: 16, keyFrameSeconds: 8, audio: [], size: '320x180' });
    expect(await inspectVideo(ffmpeg, { path })).toMatchObject({ first: { kind: 'encode' } });
  });
});

describe('files that are no videos, or no longer', () => {
  it.each([
    ['zero bytes', '', 'empty'],
    ['text', 'This is a lecture, honestly.\n'.repeat(50), 'unknown-kind'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'unknown-kind'],
    [
      'a drawing',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/"/></svg>',
      'unknown-kind',
    ],
    [
      'a picture',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
      'unknown-kind',
    ],
    [
      'the beginning of a video and then nothing',
      Buffer.concat([Buffer.from('0000002066747970', 'hex'), Buffer.from('isom\0\0\x02\0isomiso2avc1mp41')]),
      'broken',
    ],
    [
      'the beginning of a video and then noise',
      Buffer.concat([Buffer.from('0000002066747970', 'hex'), Buffer.alloc(100_000, 'isom\0\xff')]),
      'broken',
    ],
  ])('%s named .mp4', async (name, content, because) => {
    expect(await inspectVideo(ffmpeg, { path: await aFile(`${name}.mp4`, content) })).toEqual({
      kind: 'refuse',
      because,
    });
  });

  it('sound alone', async () => {
    const path = join(folder, 'sound.mp4');
    await makeFile(['-f', 'lavfi', '-i', 'sine', '-t', '2', '-c:a', 'aac', '-brand', 'isom', path]);
    expect(await inspectVideo(ffmpeg, { path })).toEqual({ kind: 'refuse', because: 'nothing-to-play' });
  });

  it.each([
    ['mp4', 0.6],
    ['mp4', 0.01],
    ['mkv', 0.6],
    ['webm', 0.6],
  ] as const)('an upload that broke off: %s, %d of it', async (container, share) => {
    const codec = container === 'webm' ? 'vp9' : 'h264';
    const audio = [{ codec: container === 'webm' ? 'libopus' : 'aac' }] as const;
    const path = await aFile(`cut.${container}`, await aTruncatedClip({ container, codec, audio, share }));
    expect(await inspectVideo(ffmpeg, { path })).toEqual({ kind: 'refuse', because: 'broken' });
  });

  it('a file that is not there is our mistake, not a refusal', async () => {
    await expect(inspectVideo(ffmpeg, { path: join(folder, 'nowhere') })).rejects.toThrow('ENOENT');
  });
});

describe('files that point elsewhere', () => {
  it('open neither other files nor connections', async () => {
    await using canary = await aCanary();
    const secret = await aClip({ seconds: 2 });
    const playlist = (uri: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n${uri}\n#EXT-X-ENDLIST\n`;
    const disguises = [
      playlist(`${canary.url}/segment.mp4`),
      playlist(secret),
      playlist(`file:${secret}`),
      playlist(`concat:${secret}|${secret}`),
      `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${canary.url}/media.m3u8\n`,
      `ffconcat version 1.0\nfile ${secret}\n`,
      `ffconcat version 1.0\nfile '${canary.url}/other.mp4'\n`,
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${canary.url}/</BaseURL></MPD>`,
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n`,
    ];
    for (const [place, content] of disguises.entries()) {
      const path = await aFile(`disguise-${place}.mp4`, content);
      expect(await inspectVideo(ffmpeg, { path })).toEqual({ kind: 'refuse', because: 'unknown-kind' });
      // And if the judgement by content were fooled, ffprobe itself would still not look elsewhere.
      for (const container of ['mov', 'matroska', 'mpegts'] as const) {
        const probe = ffmpeg.probe({ file: { path, container }, args: ['-show_streams', '-of', 'json'] });
        expect(await probe.then(String, () => 'refused')).not.toContain('codec_name');
      }
    }
    expect(canary.requests).toEqual([]);

    // The bait is good: without our fences it is taken.
    await promisify(execFile)('ffprobe', [
      '-f',
      'hls',
      join(folder, 'disguise-0.mp4'),
      '-protocol_whitelist',
      'file,http,tcp',
    ]).catch(() => null);
    expect(canary.requests).not.toEqual([]);
  });
});

async function makeFile(args: readonly string[]): Promise<void> {
  await promisify(execFile)('ffmpeg', ['-loglevel', 'error', '-nostdin', '-y', ...args]);
}

async function aFile(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function aCanary() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on TCP has no other kind of address
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
