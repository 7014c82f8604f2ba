import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ffmpeg } from '#infra/ffmpeg.ts';

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

const SECONDS = 24;
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
    ...['-af', ['aresample=48000', 'lowpass=frequency=1400', ROOM, SWELL].join(',')],
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
const FADE = `fade=t=in:d=0.3,fade=t=out:st=${SECONDS - 1.2}:d=1.2`;
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

// ---- sound

// Enough for tones this low, and a fifth of the work.
const SYNTH_RATE = 9600;

const ROOM = 'aecho=0.8:0.6:90|170|310:0.3|0.22|0.15';
const SWELL = `afade=t=in:d=2,afade=t=out:st=${SECONDS - 3}:d=3`;

// One chord for each six seconds, as steps of the scale above the root.
const CHORDS = [
  [0, 7, 12, 16],
  [-3, 9, 12, 16],
  [-7, 5, 9, 12],
  [-5, 7, 11, 14],
];

function chordsOn(root: number): string {
  const length = SECONDS / CHORDS.length;
  const voices = CHORDS.flatMap((steps, place) =>
    steps.map((step) => voice(root * 2 ** (step / 12), { place, length })),
  );
  return `0.05*(${voices.join('+')})`;
}

// Swells and fades like a bowed string, with a faint octave above.
function voice(frequency: number, { place, length }: { readonly place: number; readonly length: number }): string {
  const at = `(t-${place * length})`;
  const swell = `between(${at},0,${length})*pow(sin(PI*clip(${at}/${length},0,1)),0.8)`;
  const turn = `2*PI*${frequency.toFixed(3)}*t`;
  return `${swell}*(sin(${turn})+0.25*sin(2*${turn}+0.4*sin(2*PI*0.3*t)))`;
}
