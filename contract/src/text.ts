import { z } from 'zod';

/** Line breaks and control characters have no place in a line, marks that turn the writing direction in no text. */
const UNSEEN_IN_LINE = /\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const UNSEEN_IN_TEXT = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** One line of a person's writing: trimmed, in Unicode's normal form, without what cannot be seen. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(UNSEEN_IN_LINE, ' ').replace(/\s+/g, ' ').trim();
}

/** A required line of at most `max` characters. */
export const line = (max: number) => z.string().max(max).transform(oneLine).pipe(z.string().min(1));
/** A line of at most `max` characters that may stay empty. */
export const optionalLine = (max: number) => z.string().max(max).transform(oneLine);
/** Several lines; only what cannot be seen is dropped. */
export const paragraph = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC').replace(UNSEEN_IN_TEXT, '').trim());

export const Moment = z.iso.datetime({ offset: true });
export const Id = z.uuid();
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().max(200).optional(),
});

/** Some of a list with commas between them, `waiting,opened`; none means all. */
export const someOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .string()
    .max(500)
    .default('')
    .transform((text) => [...new Set(text.split(',').filter((part) => part !== ''))])
    .pipe(z.array(z.enum(values)));
