import type { Ffmpeg } from '#infra/ffmpeg.ts';
import type { Runs } from '#infra/jobs.ts';
import type { Captions } from './service.ts';

export function captionJobs(captions: Captions, ffmpeg: Ffmpeg): Pick<Runs, 'captions.transcribe'> {
  return {
    'captions.transcribe': ({ transcriptionId }, signal, { isLast }) =>
      captions.transcribe({ transcriptionId, ffmpeg, signal, isLast }),
  };
}
