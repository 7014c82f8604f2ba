import { currentLanguage } from './text.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How a moment is written in the reader's language and zone. */
export const MOMENT_STYLES = {
  day: { dateStyle: 'medium' },
  'day-and-time': { dateStyle: 'medium', timeStyle: 'short' },
  'day-time-and-zone': {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type MomentStyle = keyof typeof MOMENT_STYLES;

let aheadMs = 0;

/** Keeps how far the server's clock is ahead of ours; called with what an answer says of its time. */
export function setServerClock(serverTime: Date, here: Date = new Date()): void {
  aheadMs = serverTime.getTime() - here.getTime();
}

/** Now by the server's clock: what countdowns and "12 min ago" are measured against. */
export function serverNow(): Date {
  return new Date(Date.now() + aheadMs);
}

export function formatMoment(moment: Date, style: MomentStyle = 'day-and-time'): string {
  return new Intl.DateTimeFormat(currentLanguage(), MOMENT_STYLES[style]).format(moment);
}

/** "12 min ago", "in 3 days"; a day once a week has passed. */
export function formatRelative(moment: Date, now: Date = serverNow()): string {
  const awayMs = moment.getTime() - now.getTime();
  if (Math.abs(awayMs) >= WEEK) return formatMoment(moment, 'day');
  const format = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto', style: 'short' });
  if (Math.abs(awayMs) < MINUTE) return format.format(0, 'second');
  if (Math.abs(awayMs) < HOUR) return format.format(Math.trunc(awayMs / MINUTE), 'minute');
  if (Math.abs(awayMs) < DAY) return format.format(Math.trunc(awayMs / HOUR), 'hour');
  return format.format(Math.trunc(awayMs / DAY), 'day');
}

/** A playing time, `0:07`, `12:34`, `1:02:03`. */
export function formatDuration(durationSeconds: number): string {
  const whole = Math.max(0, Math.floor(durationSeconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const seconds = twoDigits(whole % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** A playing time for screen readers, "12 minutes, 34 seconds". */
export function spokenDuration(durationSeconds: number): string {
  const whole = Math.max(0, Math.floor(durationSeconds));
  const parts = [
    { amount: Math.floor(whole / 3600), unit: 'hour' },
    { amount: Math.floor((whole % 3600) / 60), unit: 'minute' },
    { amount: whole % 60, unit: 'second' },
  ].filter(({ amount, unit }) => amount > 0 || (whole === 0 && unit === 'second'));
  const language = currentLanguage();
  const words = parts.map(({ amount, unit }) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
  );
  return new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(words);
}

const COUNTED = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** What a countdown shows, `2 days · 3 hr · 0 min · 5 sec`, from the largest unit that counts. */
export function timeLeft(seconds: number): string {
  const parts = COUNTED.map(([unit, length], place) => {
    const longer = COUNTED[place - 1]?.[1];
    return { unit, amount: Math.floor((longer === undefined ? seconds : seconds % longer) / length) };
  });
  const first = parts.findIndex(({ amount }) => amount > 0);
  return parts
    .slice(first === -1 ? -1 : first)
    .map(({ unit, amount }) =>
      new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit, unitDisplay: 'short' }).format(amount),
    )
    .join(' · ');
}

function twoDigits(amount: number): string {
  return String(amount).padStart(2, '0');
}
