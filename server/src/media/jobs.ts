import type { Ffmpeg } from '#infra/ffmpeg.ts';
import type { Runs } from '#infra/jobs.ts';
import type { Media } from './service.ts';

export function mediaJobs({ production }: Media, ffmpeg: Ffmpeg): Pick<Runs, 'media.transcode'> {
  return {
    'media.transcode': ({ mediaId }, signal, { isLast }) => production.make({ mediaId, ffmpeg, signal, isLast }),
  };
}
