import { currentLanguage } from '#lib/text.ts';

const UNITS = [
  { unit: 'day', minutes: 1440 },
  { unit: 'hour', minutes: 60 },
  { unit: 'minute', minutes: 1 },
] as const;

/** "1 day, 12 hours" */
export function describeMinutes(total: number): string {
  const language = currentLanguage();
  const words: string[] = [];
  let rest = total;
  for (const { unit, minutes } of UNITS) {
    const amount = Math.floor(rest / minutes);
    rest -= amount * minutes;
    if (amount > 0)
      words.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount));
  }
  return new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(words);
}
