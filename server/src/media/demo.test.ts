import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import { probePicture } from '#infra/probe-picture.ts';
import { makeDemoImage, makeDemoVideo } from './demo.ts';
import { makeDemoAudio } from './demo-sound.ts';
import { inspectVideo } from './inspect.ts';
import { inspectSound } from './sound.ts';

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

it('makes a recording that the portal publishes without encoding it again', { timeout: 90_000 }, async () => {
  const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  const folder = await mkdtemp(join(tmpdir(), 'usher-demo-'));
  const path = join(folder, 'chords.m4a');
  const { signal } = new AbortController();
  await makeDemoAudio(ffmpeg, { path, root: 220, signal });
  const plan = await inspectSound(ffmpeg, { path, signal });
  expect(plan).toMatchObject({ kind: 'make', track: { kind: 'copy' }, coverIndex: null });
  expect(await readdir(folder)).toEqual(['chords.m4a']);
  await rm(folder, { recursive: true });
});

it('draws a picture, whatever the words', async () => {
  const ffmpeg = await openFfmpeg({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' });
  const folder = await mkdtemp(join(tmpdir(), 'usher-demo-'));
  const path = join(folder, 'zones.png');
  const { signal } = new AbortController();
  await makeDemoImage(ffmpeg, { path, title: "It's 100 % : [x] \\", bands: ['%{pts}', 'Two'], palette: 'sea', signal });
  const probe = await probePicture(ffmpeg, { file: { path, container: 'png_pipe' }, signal });
  expect(probe.stored).toMatchObject({ width: 1600, height: 1000 });
  expect(await readdir(folder)).toEqual(['zones.png']);
  await rm(folder, { recursive: true });
});
