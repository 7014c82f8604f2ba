import type {
  cancelTranscription,
  changeCaptions,
  createCaptions,
  createTranscription,
  deleteCaptions,
  saveChapters,
  saveCues,
} from '#contract/captions/endpoints.ts';
import { t } from './studio-text.ts';

type Refusal =
  | (typeof createCaptions)['problems'][number]
  | (typeof changeCaptions)['problems'][number]
  | (typeof saveCues)['problems'][number]
  | (typeof deleteCaptions)['problems'][number]
  | (typeof saveChapters)['problems'][number]
  | (typeof createTranscription)['problems'][number]
  | (typeof cancelTranscription)['problems'][number];

/** What stands against each change here. */
export function captionProblems(): Readonly<Record<Refusal, string>> {
  return {
    'media.unknown': t('problem.media.unknown'),
    'media.is-deleted': t('problem.media.is-deleted'),
    'media.not-ready': t('problem.media.not-ready'),
    'captions.unknown': t('problem.captions.unknown'),
    'captions.not-for-this': t('problem.captions.not-for-this'),
    'captions.not-captions': t('problem.captions.not-captions'),
    'captions.no-cues': t('problem.captions.no-cues'),
    'captions.too-many-cues': t('problem.captions.too-many-cues'),
    'captions.too-many': t('problem.captions.too-many'),
    'captions.changed-meanwhile': t('problem.captions.changed-meanwhile'),
    'captions.no-engine': t('problem.captions.no-engine'),
    'captions.under-way': t('problem.captions.under-way'),
    'captions.no-transcription': t('problem.captions.no-transcription'),
  };
}
