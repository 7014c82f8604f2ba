import { type Cue, LAST_MS } from '#contract/captions/cues.ts';
import { cleanMarkup, plainOf } from '#contract/captions/markup.ts';
import { LONGEST_LINE, MOST_LINES } from '#contract/captions/warnings.ts';
import type { Segment } from '#infra/transcriber.ts';

/** Of the sound a machine listens to: 16 kHz, one channel, two bytes. */
export const SAMPLES_PER_MS = 16;
const BYTES_PER_MS = SAMPLES_PER_MS * 2;
/** As WAV this is 19 MB; the usual limit of a service is 25. */
export const LONGEST_PIECE_MS = 10 * 60_000;
/** How far before its end a piece may be cut, where it is quiet. */
const LOOK_BACK_MS = 20_000;
const QUIET_MS = 200;

export function bytesOf(ms: number): number {
  return ms * BYTES_PER_MS;
}

export function millisecondsOf(bytes: number): number {
  return Math.floor(bytes / BYTES_PER_MS);
}

/** Where to end a piece that is followed by others: the quietest moment near its end, so that no word is cut. */
export function cutIn(samples: Buffer): number {
  const wholeMs = millisecondsOf(samples.length);
  let quietest = { ms: wholeMs, loudness: Number.POSITIVE_INFINITY };
  for (let ms = Math.max(0, wholeMs - LOOK_BACK_MS); ms + QUIET_MS <= wholeMs; ms += QUIET_MS) {
    const loudness = loudnessOf(samples.subarray(bytesOf(ms), bytesOf(ms + QUIET_MS)));
    if (loudness < quietest.loudness) quietest = { ms: ms + QUIET_MS / 2, loudness };
  }
  return quietest.ms;
}

function loudnessOf(samples: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 1 < samples.length; at += 2) sum += Math.abs(samples.readInt16LE(at));
  return sum;
}

/** A WAV file of these samples. */
export function wavOf(samples: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(SAMPLES_PER_MS * 1000, 24);
  head.writeUInt32LE(SAMPLES_PER_MS * 2000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** What was heard in one piece, at its place in the whole; a machine may hear things after the end. */
export function placed(segments: readonly Segment[], piece: { readonly fromMs: number; readonly ms: number }) {
  return segments
    .map(({ startMs, endMs, text }) => ({
      startMs: piece.fromMs + Math.min(startMs, piece.ms),
      endMs: piece.fromMs + Math.min(endMs, piece.ms),
      text,
    }))
    .filter(({ startMs, endMs }) => startMs < endMs && endMs <= LAST_MS);
}

/** Captions that can be read: a long sentence becomes several, each of two lines, and its time is shared out. */
export function captionsFrom(segments: readonly Segment[]): Cue[] {
  return segments.flatMap(({ startMs, endMs, text }) => {
    const screens = screensOf(plainOf(text).replaceAll('\n', ' '));
    const characters = screens.reduce((sum, { length }) => sum + length, 0);
    let said = 0;
    return screens.flatMap((screen) => {
      const from = startMs + Math.round(((endMs - startMs) * said) / characters);
      said += screen.length;
      const to = startMs + Math.round(((endMs - startMs) * said) / characters);
      return from < to ? [{ startMs: from, endMs: to, text: cleanMarkup(escaped(screen)) }] : [];
    });
  });
}

/** As many lines as fit on a screen, in as many screens as it takes, all about as full. */
function screensOf(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const needed = Math.ceil(text.length / (LONGEST_LINE * MOST_LINES * 0.9));
  return filled(words, text.length / needed, LONGEST_LINE * MOST_LINES).map((screen) => linesOf(screen).join('\n'));
}

function linesOf(screen: string): readonly string[] {
  if (screen.length <= LONGEST_LINE) return [screen];
  return filled(screen.split(' '), screen.length / MOST_LINES, LONGEST_LINE);
}

/** Groups of words: a new one begins when one is about as long as it should be, or would be longer than it may. */
function filled(words: readonly string[], wanted: number, most: number): readonly string[] {
  const groups: string[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    const isFull = last === undefined || last.length >= wanted || last.length + 1 + word.length > most;
    if (isFull) groups.push(word);
    else groups[groups.length - 1] = `${last} ${word}`;
  }
  return groups;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Services name the language they heard by its code or by its English name. */
export function languageFrom(heard: string | null): string {
  const text = (heard ?? '').trim().toLowerCase();
  if (/^[a-z]{2,3}$/.test(text)) return text;
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return SPOKEN.find((code) => names.of(code)?.toLowerCase() === text) ?? 'und';
}

const SPOKEN =
  'af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te tg th tl tr uk ur uz vi yi yo zh'.split(
    ' ',
  );

/** `Deutsch` for `de`. */
export function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
