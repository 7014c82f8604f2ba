import type { Cue } from './cues.ts';
import { plainOf, voiceOf } from './markup.ts';

/** `at` is where the line begins in the text of its paragraph, `cue` which cue it is. */
export type TranscriptLine = { readonly cue: number; readonly at: number; readonly text: string };
export type Paragraph = {
  readonly startMs: number;
  readonly voice: string | null;
  readonly lines: readonly TranscriptLine[];
  /** All lines, joined by spaces. */
  readonly text: string;
};

const PAUSE_MS = 2500;
const COMFORTABLE = 320;
const LONG = 700;
const SENTENCE_END = /[.!?…。！？։؟]["'”’»)\]]*$/u;

/** What is said, to be read as a whole: a pause, another speaker or a full paragraph begins a new one. */
export function paragraphsOf(cues: readonly Cue[]): readonly Paragraph[] {
  const paragraphs: { startMs: number; voice: string | null; lines: TranscriptLine[]; text: string }[] = [];
  let endMs = 0;
  for (const [cue, { startMs, endMs: end, text: markup }] of cues.entries()) {
    const text = plainOf(markup).replaceAll('\n', ' ');
    if (text === '') continue;
    const voice = voiceOf(markup);
    const last = paragraphs.at(-1);
    if (last === undefined || startMs - endMs > PAUSE_MS || voice !== last.voice || isFull(last.text)) {
      paragraphs.push({ startMs, voice, lines: [{ cue, at: 0, text }], text });
    } else {
      last.lines.push({ cue, at: last.text.length + 1, text });
      last.text = `${last.text} ${text}`;
    }
    endMs = Math.max(endMs, end);
  }
  return paragraphs;
}

function isFull(text: string): boolean {
  return text.length > LONG || (text.length > COMFORTABLE && SENTENCE_END.test(text));
}

export type Hit = { readonly paragraph: number; readonly from: number; readonly to: number };

const MOST_HITS = 1000;

/** Where the words stand, whatever their capitals; a phrase may go over several lines of a paragraph. */
export function hitsIn(paragraphs: readonly Paragraph[], query: string): readonly Hit[] {
  const wanted = query.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (wanted === '') return [];
  const pattern = new RegExp(wanted.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'giu');
  const hits: Hit[] = [];
  for (const [paragraph, { text }] of paragraphs.entries()) {
    for (const found of text.matchAll(pattern)) {
      hits.push({ paragraph, from: found.index, to: found.index + found[0].length });
      if (hits.length >= MOST_HITS) return hits;
    }
  }
  return hits;
}
