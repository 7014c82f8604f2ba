import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ffmpeg } from '#infra/ffmpeg.ts';

/** Enough for tones this low, and a fifth of the work. */
export const SYNTH_RATE = 9600;

const ROOM = 'aecho=0.8:0.6:90|170|310:0.3|0.22|0.15';

// One after the other, as steps of the scale above the root.
const CHORDS = [
  [0, 7, 12, 16],
  [-3, 9, 12, 16],
  [-7, 5, 9, 12],
  [-5, 7, 11, 14],
];
const CHORD_SECONDS = 6;
/** How long all chords sound. */
export const CHORDS_SECONDS = CHORDS.length * CHORD_SECONDS;

const PLUCK_SECONDS = 0.75;
const PLUCKS = [0, 1, 2, 3, 2, 1, 3, 2];

type DemoAudio = { readonly path: string; readonly root: number; readonly signal: AbortSignal };

/** Makes a short recording (M4A) of the chords, each one also note by note. */
export async function makeDemoAudio(ffmpeg: Ffmpeg, { path, root, signal }: DemoAudio): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), 'demo-'));
  try {
    const args = [
      ...['-f', 'lavfi', '-i', `aevalsrc='0.4*${chordsOn(root)}+${plucksOn(root * 2)}':sample_rate=${SYNTH_RATE}`],
      ...['-af', filtersOfSound({ highest: 3000 }), '-t', String(CHORDS_SECONDS)],
      ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-movflags', '+faststart', 'demo.m4a'],
    ];
    await ffmpeg.encode({ args, folder, maxSeconds: 5 * 60, signal });
    await rename(join(folder, 'demo.m4a'), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A room around it, and an end that is no cut. */
export function filtersOfSound({ highest }: { readonly highest: number }): string {
  const swell = `afade=t=in:d=2,afade=t=out:st=${CHORDS_SECONDS - 3}:d=3`;
  return ['aresample=48000', `lowpass=frequency=${highest}`, ROOM, swell].join(',');
}

/** An expression of ffmpeg for the chords on a root, given in hertz. */
export function chordsOn(root: number): string {
  const voices = CHORDS.flatMap((steps, place) => steps.map((step) => voice(above(root, step), place)));
  return `0.05*(${voices.join('+')})`;
}

// Swells and fades like a bowed string, with a faint octave above.
function voice(frequency: number, place: number): string {
  const at = `(t-${place * CHORD_SECONDS})`;
  const swell = `between(${at},0,${CHORD_SECONDS})*pow(sin(PI*clip(${at}/${CHORD_SECONDS},0,1)),0.8)`;
  const turn = `2*PI*${frequency.toFixed(3)}*t`;
  return `${swell}*(sin(${turn})+0.25*sin(2*${turn}+0.4*sin(2*PI*0.3*t)))`;
}

function plucksOn(root: number): string {
  const plucks = CHORDS.flatMap((steps, place) =>
    PLUCKS.map((note, nth) => pluck(above(root, steps[note] ?? 0), place * CHORD_SECONDS + nth * PLUCK_SECONDS)),
  );
  return `0.11*(${plucks.join('+')})`;
}

// Only what sounds is reckoned: most of them are silent most of the time.
function pluck(frequency: number, from: number): string {
  const at = `(t-${from})`;
  const turn = `2*PI*${frequency.toFixed(3)}*${at}`;
  const tone = `min(${at}/0.012,1)*exp(-1.9*${at})*(sin(${turn})+0.3*exp(-4*${at})*sin(2*${turn}))`;
  return `if(between(t,${from},${from + 3}),${tone},0)`;
}

function above(root: number, steps: number): number {
  return root * 2 ** (steps / 12);
}
