import { z } from 'zod';
import { line, oneLine } from '#contract/text.ts';
import { LAST_MS } from './cues.ts';
import { plainOf } from './markup.ts';
import { readCaptions } from './reading.ts';

export const MOST_CHAPTERS = 500;
const LONGEST_TITLE = 200;

export const Chapter = z.object({ startMs: z.number().int().min(0).max(LAST_MS), title: z.string() });
export type Chapter = z.infer<typeof Chapter>;

export const WrittenChapter = Chapter.extend({ title: line(LONGEST_TITLE) });

/** Each chapter lasts until the next begins, so no two begin together. */
export const WrittenChapters = z
  .array(WrittenChapter)
  .max(MOST_CHAPTERS)
  .transform((chapters) => chapters.toSorted((one, other) => one.startMs - other.startMs))
  .refine(
    (chapters) => chapters.every(({ startMs }, at) => at === 0 || startMs > (chapters[at - 1]?.startMs ?? 0)),
    'Two chapters cannot begin at the same time.',
  );

/** From a WebVTT file of chapters: one cue for each. Null for what is no such file. */
export function readChapters(file: string): readonly Chapter[] | null {
  const reading = readCaptions(file);
  if (reading.kind === 'refuse') return null;
  const chapters = new Map<number, Chapter>();
  for (const { startMs, text } of reading.cues) {
    const title = oneLine(plainOf(text)).slice(0, LONGEST_TITLE).trim().toWellFormed();
    if (title !== '' && !chapters.has(startMs)) chapters.set(startMs, { startMs, title });
  }
  return [...chapters.values()].slice(0, MOST_CHAPTERS);
}
