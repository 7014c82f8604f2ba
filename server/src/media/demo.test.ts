import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { makeDemoVideo } from './demo.ts';
import { inspectVideo } from './inspect.ts';

it('makes a clip that the portal publishes without encoding it again, whatever the words', {
  timeout: 90_000,
}, async () => {
  const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  const folder = await mkdtemp(join(tmpdir(), 'usher-demo-'));
  const path = join(folder, 'cells.mp4');
  await makeDemoVideo(ffmpeg, {
    path,
    title: "It's 100 % : [x]; %{pts} \\",
    subtitle: 'Biology 101 · Lecture 3',
    points: ['One', 'Two', 'Three'],
    palette: 'sea',
    signal: new AbortController().signal,
  });
  expect(await inspectVideo(ffmpeg, { path })).toMatchObject({
    kind: 'make',
    first: { kind: 'copy', name: 'v720' },
    audio: [{ kind: 'copy' }],
  });
  expect(await readdir(folder)).toEqual(['cells.mp4']);
  await rm(folder, { recursive: true });
});
