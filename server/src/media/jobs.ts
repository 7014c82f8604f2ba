import type { Runs } from '#infra/jobs.ts';
import type { Media, Workshop } from './service.ts';

export function mediaJobs({ production }: Media, workshop: Workshop): Pick<Runs, 'media.transcode'> {
  return {
    'media.transcode': ({ mediaId }, signal, { isLast }) => production.make({ mediaId, workshop, signal, isLast }),
  };
}
