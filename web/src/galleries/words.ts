import { setPublishStatus } from '#contract/media/endpoints.ts';
import { sentenceOf } from '#lib/problems.ts';
import { t } from './text.ts';

export function sentenceOfPublishing(error: unknown): string {
  return sentenceOf(
    setPublishStatus,
    {
      'media.unknown': t('problem.media.unknown'),
      'media.is-deleted': t('problem.media.is-deleted'),
      'galleries.may-not-contribute': t('mayNot'),
    },
    error,
  );
}
