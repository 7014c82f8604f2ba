import type { Chapter } from './chapters.ts';
import type { Cue } from './cues.ts';
import { type CueNode, plainOf, readMarkup } from './markup.ts';
import type { CaptionFormat } from './reading.ts';
import { paragraphsOf } from './transcript.ts';

/** A file of captions, written from cues alone. */
export function writeCaptions(cues: readonly Cue[], format: CaptionFormat): string {
  const blocks =
    format === 'vtt'
      ? cues.map(({ startMs, endMs, text }) => `${moment(startMs, '.')} --> ${moment(endMs, '.')}\n${text}\n`)
      : cues.map(
          ({ startMs, endMs, text }, at) =>
            `${at + 1}\n${moment(startMs, ',')} --> ${moment(endMs, ',')}\n${srtText(text)}\n`,
        );
  return format === 'vtt' ? ['WEBVTT\n', ...blocks].join('\n') : blocks.join('\n');
}

/** To read on paper: what is said, in paragraphs. */
export function writeTranscript(cues: readonly Cue[]): string {
  return paragraphsOf(cues)
    .map(({ voice, text }) => (voice === null ? `${text}\n` : `${voice}: ${text}\n`))
    .join('\n');
}

export function writeChapters(chapters: readonly Chapter[], endMs: number): string {
  const cues = chapters.map(({ startMs, title }, at) => ({
    startMs,
    endMs: Math.max(chapters[at + 1]?.startMs ?? endMs, startMs + 1),
    text: title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  }));
  return writeCaptions(cues, 'vtt');
}

/** `01:02:03.456`. */
export function moment(ms: number, point: '.' | ','): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const fraction = String(ms % 1000).padStart(3, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${point}${fraction}`;
}

/** SRT knows bold, italic and underlined, and no way to write its arrow. */
function srtText(text: string): string {
  return srtNodes(readMarkup(text)).replaceAll('-->', '→');
}

function srtNodes(nodes: readonly CueNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      const inner = srtNodes(node.children);
      return node.tag === 'b' || node.tag === 'i' || node.tag === 'u' ? `<${node.tag}>${inner}</${node.tag}>` : inner;
    })
    .join('');
}

/** All that is said, for searching. */
export function plainTextOf(cues: readonly Cue[]): string {
  return cues.map(({ text }) => plainOf(text).replaceAll('\n', ' ')).join('\n');
}
