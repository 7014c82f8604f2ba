import { z } from 'zod';

/** What is kept of a timeline: from a moment on, up to another. */
export const Part = z
  .object({ from: z.number().min(0).max(86_400), to: z.number().min(0).max(86_400) })
  .refine(({ from, to }) => from < to, { message: 'A part ends after it begins.', path: ['to'] })
  .meta({ example: { from: 10, to: 80 } });
export type Part = Readonly<z.infer<typeof Part>>;

export const MOST_PARTS = 50;

/** In the order of the timeline; parts may touch, and do not overlap. */
export const Parts = z
  .array(Part)
  .min(1)
  .max(MOST_PARTS)
  .refine((parts) => parts.every(({ from }, place) => from >= (parts[place - 1]?.to ?? 0)), {
    message: 'Parts stand in the order of the timeline and do not overlap.',
  });

export function secondsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { from, to }) => sum + to - from, 0);
}

/**
 * Where a moment of the old timeline stands on the new one; null when it was cut out. Ends count as kept, so that what
 * lasts until a cut still ends somewhere.
 */
export function timesAfterEdit(parts: readonly Part[]): (seconds: number) => number | null {
  return (seconds) => {
    const place = parts.findIndex(({ from, to }) => from <= seconds && seconds <= to);
    const part = parts[place];
    return part === undefined ? null : secondsOf(parts.slice(0, place)) + seconds - part.from;
  };
}

/** The same for what must not be lost: what was cut out stands where the cut is. */
export function nearestAfterEdit(parts: readonly Part[]): (seconds: number) => number {
  const timeAfter = timesAfterEdit(parts);
  return (seconds) => timeAfter(seconds) ?? secondsOf(parts.filter(({ to }) => to <= seconds));
}

/** The same for what lasts: it is shortened by what was cut out of it; null when nothing of it is left. */
export function spansAfterEdit(parts: readonly Part[]): (span: Part) => Part | null {
  const timeAfter = timesAfterEdit(parts);
  return (span) => {
    const kept = parts.flatMap(({ from, to }) => {
      const inside = { from: Math.max(from, span.from), to: Math.min(to, span.to) };
      return inside.from < inside.to ? [inside] : [];
    });
    const [first, last] = [kept.at(0), kept.at(-1)];
    if (first === undefined || last === undefined) return null;
    const [from, to] = [timeAfter(first.from), timeAfter(last.to)];
    return from === null || to === null ? null : { from, to };
  };
}

/** The parts between these moments of a timeline that lasts so long. */
export function partsBetween(moments: readonly number[], durationSeconds: number): readonly Part[] {
  const cuts = [0, ...moments, durationSeconds];
  return cuts.slice(1).map((to, place) => ({ from: cuts[place] ?? 0, to }));
}
