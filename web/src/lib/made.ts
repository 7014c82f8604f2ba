import { serverNow } from './time.ts';

/** Since when something was made, for who looks for something of late. */
export const MADE = ['any', 'week', 'month', 'year'] as const;
export type Made = (typeof MADE)[number];

const DAYS: Record<Exclude<Made, 'any'>, number> = { week: 7, month: 30, year: 365 };

export function isMade(value: unknown): value is Made {
  return MADE.some((made) => made === value);
}

/** From the beginning of a day, so that it is the same moment all day long. */
export function sinceOf(made: Made): string | undefined {
  if (made === 'any') return undefined;
  const day = serverNow();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - DAYS[made]);
  return day.toISOString();
}
