import type { VersionView } from '#contract/editor/endpoints.ts';
import { currentLanguage } from '#lib/text.ts';
import { formatDuration } from '#lib/time.ts';
import { t } from './text.ts';

export function problemsOfStart() {
  return {
    'media.unknown': t('problem.media.unknown'),
    'media.is-deleted': t('problem.media.is-deleted'),
    'media.not-ready': t('problem.media.not-ready'),
    'editor.no-timeline': t('problem.editor.no-timeline'),
    'editor.busy': t('problem.editor.busy'),
    'editor.outside': t('problem.editor.outside'),
    'editor.too-short': t('problem.editor.too-short'),
    'editor.nothing-changed': t('problem.editor.nothing-changed'),
    'editor.may-not-create': t('problem.editor.may-not-create'),
  };
}

export function problemsOfCancelling() {
  return {
    'media.unknown': t('problem.media.unknown'),
    'media.is-deleted': t('problem.media.is-deleted'),
    'editor.no-edit': t('problem.editor.no-edit'),
  };
}

export function problemsOfRestoring() {
  return {
    'media.unknown': t('problem.media.unknown'),
    'media.is-deleted': t('problem.media.is-deleted'),
    'editor.busy': t('problem.editor.busy'),
    'editor.no-version': t('problem.editor.no-version'),
  };
}

export function problemsOfThumbnail() {
  return {
    'media.unknown': t('problem.media.unknown'),
    'media.is-deleted': t('problem.media.is-deleted'),
    'media.not-ready': t('problem.media.not-ready'),
    'editor.no-timeline': t('problem.editor.no-timeline'),
    'editor.outside': t('problem.editor.outside'),
    'editor.not-a-picture': t('problem.editor.not-a-picture'),
  };
}

export function whatVersionIs({ parts }: Pick<VersionView, 'parts'>): string {
  const [first, last] = [parts?.at(0), parts?.at(-1)];
  if (parts === null || first === undefined || last === undefined) return t('uploaded');
  const ends = { from: formatDuration(first.from), to: formatDuration(last.to) };
  return parts.length === 1 ? t('trimmed', ends) : t('partsKept', { count: parts.length, ...ends });
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function formatBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return new Intl.NumberFormat(currentLanguage(), {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
