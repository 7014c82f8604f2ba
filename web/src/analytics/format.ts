import type { AnalyticsView } from '#contract/analytics/endpoints.ts';
import { formatDuration } from '#lib/time.ts';

const language = () => document.documentElement.lang;

export function formatNumber(amount: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(amount);
}

export function formatShare(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A place from 0 to 1 as people know it: a time, or a page. */
export function placeName({ of, amount }: NonNullable<AnalyticsView['length']>, place: number): string {
  return of === 'seconds'
    ? formatDuration(place * amount)
    : formatNumber(Math.min(amount, Math.floor(place * amount) + 1));
}
