import { deleteOldEvents } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import type { Ffmpeg } from '#infra/ffmpeg.ts';
import type { Runs } from '#infra/jobs.ts';
import { deleteEndedLimits } from '#infra/limits.ts';
import { mailJobs } from '#mail/jobs.ts';
import { mediaJobs } from '#media/jobs.ts';
import type { Services } from './services.ts';

type Deps = Services & { readonly clock: Clock; readonly ffmpeg: Ffmpeg };

/** Who does which job. */
export function runsOf({ db, clock, access, audit, mail, media, ffmpeg }: Deps): Runs {
  return {
    ...mediaJobs(media, ffmpeg),
    ...mailJobs(mail),
    'audit.seal': () => audit.seal(),
    'upkeep.sweep': async () => {
      await deleteOldEvents(db);
      await deleteEndedLimits(db, clock.now());
      await access.sweep();
      await media.production.sweep();
      await mail.orderStranded();
    },
  };
}
