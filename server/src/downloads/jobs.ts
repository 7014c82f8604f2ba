import type { Ffmpeg } from '#infra/ffmpeg.ts';
import type { Runs } from '#infra/jobs.ts';
import type { DownloadsService } from './service.ts';

export function downloadJobs(downloads: DownloadsService, ffmpeg: Ffmpeg): Pick<Runs, 'downloads.make'> {
  return {
    'downloads.make': (order, signal) => downloads.make(order, ffmpeg, signal),
  };
}
