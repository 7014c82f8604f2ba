import { deleteOldEvents } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import type { Runs } from '#infra/jobs.ts';
import { deleteEndedLimits } from '#infra/limits.ts';
import { mediaJobs } from '#media/jobs.ts';
import type { Services } from './services.ts';

type Deps = Services & { readonly clock: Clock; readonly ffmpeg: Ffmpeg };

/** Who does which job. */
export function runsOf({ db, clock, access, audit, media, ffmpeg }: Deps): Runs {
  return {
    ...mediaJobs(media, ffmpeg),
    // Nothing is mailed yet.
    'mail.send': () => Promise.resolve(),
    'audit.seal': () => audit.seal(),
    'upkeep.sweep': async () => {
      await deleteOldEvents(db);
      await deleteEndedLimits(db, clock.now());
      await access.sweep();
      await media.production.sweep();
    },
  };
}
