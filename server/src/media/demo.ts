import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import { CHORDS_SECONDS, chordsOn, filtersOfSound, SYNTH_RATE } from './demo-sound.ts';

type DemoVideo = {
  readonly path: string;
  readonly title: string;
  readonly subtitle: string;
  /** Shown one after the other, once the title has gone. */
  readonly points: readonly [string, string, string];
  readonly palette: keyof typeof PALETTES;
  readonly signal: AbortSignal;
};

// Dark enough for white words, near enough to each other to pass for light in a room.
const PALETTES = {
  dusk: { colours: ['0x1b1f4b', '0x5b3a8c', '0xb4557a', '0x232a63'], root: 220 },
  sea: { colours: ['0x08283a', '0x0f5c6e', '0x2a8f86', '0x0b3a55'], root: 196 },
  moss: { colours: ['0x12261e', '0x2f5d46', '0x7a8f3c', '0x1d3b34'], root: 174.61 },
} as const;

const SECONDS = CHORDS_SECONDS;
const TITLE_SECONDS = 7;
const POINT_SECONDS = 5;

/** Makes a short, calm lecture clip (720p, H.264, AAC), so that a new portal has something to show. */
export async function makeDemoVideo(ffmpeg: Ffmpeg, { path, signal, ...video }: DemoVideo): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), 'demo-'));
  try {
    // Words come from files: nothing in them can be read as a filter's option.
    await Promise.all(wordsOf(video).map(({ text, file }) => writeFile(join(folder, file), text)));
    await ffmpeg.encode({ args: demoArguments(ffmpeg, video), folder, maxSeconds: 10 * 60, signal });
    await rename(join(folder, 'demo.mp4'), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Picture = Omit<DemoVideo, 'path' | 'signal'>;

function demoArguments(ffmpeg: Ffmpeg, video: Picture): string[] {
  const { colours, root } = PALETTES[video.palette];
  const shades = colours.map((colour, place) => `c${place}=${colour}`).join(':');
  const words = ffmpeg.canDrawText ? [ACCENT, ...wordsOf(video).map(drawn)] : [];
  return [
    // Drawn small and enlarged: a gradient loses nothing by it, and the clip is made in a few seconds.
    ...['-f', 'lavfi', '-i', `gradients=size=160x90:rate=25:nb_colors=4:${shades}:seed=7:speed=0.006`],
    ...['-f', 'lavfi', '-i', `aevalsrc='${chordsOn(root)}':sample_rate=${SYNTH_RATE}`],
    ...['-vf', ['format=yuv444p,gblur=sigma=6,scale=1280:720:flags=bicubic,format=yuv420p', ...words, FADE].join(',')],
    ...['-af', filtersOfSound({ highest: 1400 })],
    ...['-t', String(SECONDS), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-g', '50'],
    ...['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-movflags', '+faststart', 'demo.mp4'],
  ];
}

// ---- picture

type Words = {
  readonly file: string;
  readonly text: string;
  readonly size: number;
  readonly y: number;
  readonly from: number;
  readonly to: number;
};

// The poster is taken from the first seconds: the title stands there almost at once.
const FADE = `fade=t=out:st=${SECONDS - 1.2}:d=1.2`;
const ACCENT = `drawbox=x=96:y=300:w=4:h=132:color=white@0.55:thickness=fill`;

function wordsOf({ title, subtitle, points }: Pick<Picture, 'title' | 'subtitle' | 'points'>): Words[] {
  const ofTitle = { from: 0, to: TITLE_SECONDS };
  return [
    { file: 'title.txt', text: title, size: 54, y: 312, ...ofTitle },
    { file: 'subtitle.txt', text: subtitle, size: 28, y: 390, ...ofTitle },
    ...points.map((text, place) => {
      const from = TITLE_SECONDS + 0.4 + place * POINT_SECONDS;
      return { file: `point-${place}.txt`, text, size: 42, y: 344, from, to: from + POINT_SECONDS - 0.4 };
    }),
  ];
}

// Words fade in while they settle the last few pixels into their place, and fade out again.
function drawn({ file, size, y, from, to }: Words): string {
  const alpha = `clip(min((t-${from})/0.5,(${to}-t)/0.7),0,1)`;
  const settle = `${y}+14*pow(1-clip((t-${from})/0.9,0,1),3)`;
  return `drawtext=font=Sans:textfile=${file}:expansion=none:fontsize=${size}:fontcolor=white:x=128:y='${settle}':alpha='${alpha}'`;
}

// ---- a drawing

type DemoImage = {
  readonly path: string;
  readonly title: string;
  /** Bands from top to bottom, each one darker than that above. */
  readonly bands: readonly string[];
  readonly palette: keyof typeof PALETTES;
  readonly signal: AbortSignal;
};

const DRAWING = { width: 1600, height: 1000, head: 220, left: 110 } as const;

/** Makes a drawing (PNG): a title, and below it bands with their names. */
export async function makeDemoImage(ffmpeg: Ffmpeg, { path, signal, ...drawing }: DemoImage): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), 'demo-'));
  try {
    await Promise.all(
      [drawing.title, ...drawing.bands].map((text, place) => writeFile(join(folder, `words-${place}.txt`), text)),
    );
    const { colours } = PALETTES[drawing.palette];
    const { width, height } = DRAWING;
    const gradient = `gradients=size=160x100:nb_colors=2:c0=${colours[2]}:c1=${colours[0]}:x0=80:y0=0:x1=80:y1=99`;
    const args = [
      ...['-f', 'lavfi', '-i', gradient],
      ...['-vf', [`scale=${width}:${height}:flags=bicubic,format=rgb24`, ...bandsOf(ffmpeg, drawing)].join(',')],
      ...['-frames:v', '1', '-update', '1', 'demo.png'],
    ];
    await ffmpeg.encode({ args, folder, maxSeconds: 60, signal });
    await rename(join(folder, 'demo.png'), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bandsOf(ffmpeg: Ffmpeg, { bands }: Pick<DemoImage, 'bands'>): string[] {
  const { height, head, left } = DRAWING;
  const each = Math.floor((height - head) / bands.length);
  const top = (place: number) => head + place * each;
  const boxes = bands.map(
    (_, place) => `drawbox=x=0:y=${top(place)}:w=iw:h=ih-${top(place)}:color=black@0.12:thickness=fill`,
  );
  if (!ffmpeg.canDrawText) return boxes;
  const title = standing({ file: 'words-0.txt', size: 64, x: left, y: `${head / 2}-text_h/2` });
  const names = bands.map((_, place) =>
    standing({ file: `words-${place + 1}.txt`, size: 38, x: left, y: `${top(place) + each / 2}-text_h/2` }),
  );
  return [...boxes, title, ...names];
}

type Standing = { readonly file: string; readonly size: number; readonly x: number; readonly y: string };

function standing({ file, size, x, y }: Standing): string {
  return `drawtext=font=Sans:textfile=${file}:expansion=none:fontsize=${size}:fontcolor=white:x=${x}:y='${y}'`;
}
