import { type Cue, inOrder, LAST_MS, MOST_CUE_CHARACTERS, MOST_CUES } from './cues.ts';
import { cleanMarkup } from './markup.ts';

export type CaptionFormat = 'vtt' | 'srt';

export type Reading =
  | {
      readonly kind: 'read';
      readonly format: CaptionFormat;
      readonly cues: readonly Cue[];
      /** Whose times cannot be read or make no sense, or that say nothing. */
      readonly leftOut: number;
      /** Of which only the beginning was taken. */
      readonly cutShort: number;
    }
  | { readonly kind: 'refuse'; readonly because: 'not-captions' | 'too-many-cues' | 'no-cues' };

const TIMING = /^\s*(\S+)\s*-->\s*(\S+)/;
const MOMENT = /^(-?)(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
/** Blocks of WebVTT that are no cues; the looks of captions are the player's. */
const ASIDE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/** A WebVTT or SRT file, as broken as files are: what can be read is, and what was left out is counted. */
export function readCaptions(file: string): Reading {
  const lines = file.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const format: CaptionFormat = /^WEBVTT(?:\s|$)/.test(lines[0] ?? '') ? 'vtt' : 'srt';
  const blocks = format === 'vtt' ? vttBlocks(lines) : srtBlocks(lines);
  if (format === 'srt' && blocks.length === 0) return { kind: 'refuse', because: 'not-captions' };
  if (blocks.length > MOST_CUES) return { kind: 'refuse', because: 'too-many-cues' };

  const cues: Cue[] = [];
  let cutShort = 0;
  for (const block of blocks) {
    const times = timesIn(block.timing);
    const whole = block.lines.join('\n');
    const text = textOf(whole, format);
    if (times === null || text === '') continue;
    if (whole.length > MOST_CUE_CHARACTERS) cutShort += 1;
    cues.push({ ...times, text });
  }
  if (cues.length === 0) return { kind: 'refuse', because: blocks.length === 0 ? 'no-cues' : 'not-captions' };
  return { kind: 'read', format, cues: inOrder(cues), leftOut: blocks.length - cues.length, cutShort };
}

type Block = { readonly timing: string; readonly lines: readonly string[] };

/** WebVTT §6.1: an empty line ends a cue, and so does a line with an arrow. */
function vttBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: { timing: string; lines: string[] }[] = [];
  let inside: 'aside' | 'cue' | 'between' = 'aside';
  for (const line of lines) {
    if (line.includes('-->')) {
      blocks.push({ timing: line, lines: [] });
      inside = 'cue';
    } else if (line.trim() === '') inside = 'between';
    else if (inside === 'between' && ASIDE.test(line)) inside = 'aside';
    else if (inside === 'cue') blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

/** Everything up to the next times is said in between, but for the number that stands over those. */
function srtBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: { timing: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (TIMING.test(line)) {
      withoutNumber(blocks.at(-1)?.lines);
      blocks.push({ timing: line, lines: [] });
    } else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function withoutNumber(said: string[] | undefined): void {
  if (said === undefined) return;
  const last = said.findLastIndex((line) => line.trim() !== '');
  if (last > 0 && /^\s*\d{1,7}\s*$/.test(said[last] ?? '')) said.length = last;
}

function timesIn(timing: string): Pick<Cue, 'startMs' | 'endMs'> | null {
  const [, from = '', to = ''] = TIMING.exec(timing) ?? [];
  const startMs = momentIn(from);
  const endMs = momentIn(to);
  if (startMs === null || endMs === null || endMs > LAST_MS) return null;
  const begins = Math.max(0, startMs);
  return begins < endMs ? { startMs: begins, endMs } : null;
}

/** `01:02:03.456`, with a comma in SRT, the hours left out in WebVTT; null for anything else. */
export function momentIn(text: string): number | null {
  const [matched, sign, hours = '0', minutes = '', seconds = '', fraction = '0'] = MOMENT.exec(text.trim()) ?? [];
  if (matched === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  return sign === '-' ? -ms : ms;
}

function textOf(whole: string, format: CaptionFormat): string {
  const short = whole.slice(0, MOST_CUE_CHARACTERS).toWellFormed();
  // `{\an8}` places a line in the dialects that other programs write.
  return cleanMarkup(format === 'srt' ? short.replace(/\{\\[^{}]*\}/g, '') : short);
}
