import { analyticsJobs } from '#analytics/jobs.ts';
import { captionJobs } from '#captions/jobs.ts';
import { documentMaker } from '#documents/maker.ts';
import { downloadJobs } from '#downloads/jobs.ts';
import { cut } from '#editor/cutting.ts';
import { editorJobs } from '#editor/jobs.ts';
import { photographer } from '#editor/posters.ts';
import { deleteOldEvents } from '#infra/announce.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db } from '#infra/db.ts';
import type { Runs } from '#infra/jobs.ts';
import { deleteEndedLimits } from '#infra/limits.ts';
import type { Log } from '#infra/log.ts';
import { inviteJobs } from '#invites/jobs.ts';
import { mailJobs } from '#mail/jobs.ts';
import { audioMaker } from '#media/audio-maker.ts';
import { imageMaker } from '#media/image-maker.ts';
import { mediaJobs } from '#media/jobs.ts';
import type { Workshop } from '#media/making.ts';
import { recognise } from '#media/recognise.ts';
import { videoMaker } from '#media/video-maker.ts';
import { quizJobs } from '#quiz/jobs.ts';
import { searchJobs } from '#search/jobs.ts';
import type { Search } from '#search/service.ts';
import { webhookJobs } from '#webhooks/jobs.ts';
import type { Programs } from './programs.ts';
import type { Services } from './services.ts';

type Deps = Services & Programs & { readonly clock: Clock; readonly log: Log };

/** Who does which job. */
export function runsOf(services: Deps): Runs {
  const { db, clock, access, audit, invites, webhooks, guests, mail, media, notices, search, quizzes, ffmpeg } =
    services;
  const workshop = workshopWith(services);
  return {
    ...mediaJobs(media, workshop),
    ...captionJobs(services.captions, ffmpeg),
    ...downloadJobs(services.downloads, ffmpeg),
    ...editorJobs(services.editor, {
      workshop: { ...workshop, cut: (request) => cut(ffmpeg, request) },
      photographer: photographer(ffmpeg),
    }),
    ...inviteJobs(invites),
    ...mailJobs(mail),
    ...webhookJobs(webhooks),
    ...searchJobs(search),
    ...quizJobs(quizzes),
    ...analyticsJobs(services.analytics),
    'audit.seal': () => audit.seal(),
    'upkeep.sweep': () => {
      return sweepAll([
        () => deleteOldEvents(db),
        () => deleteEndedLimits(db, clock.now()),
        () => access.sweep(),
        () => invites.sweep(),
        () => invites.sweepIdle(),
        () => guests.sweep(),
        () => invites.forgetOver(),
        () => guests.forgetOver(),
        () => media.production.sweep(),
        () => services.captions.sweep(),
        () => services.attachments.sweep(),
        () => services.downloads.sweep(),
        () => services.editor.sweep(),
        () => notices.sweep(),
        () => mail.orderStranded(),
        () => webhooks.sweep(),
        () => search.orderMissing(),
      ]);
    },
  };
}

/** Who makes what of an upload. */
export function workshopWith({
  ffmpeg,
  office,
  poppler,
  db,
  log,
  search,
}: Programs & { readonly db: Db; readonly log: Log; readonly search: Search }): Workshop {
  return {
    formOf: (path, signal) => recognise(ffmpeg, path, signal),
    makers: {
      video: videoMaker(ffmpeg),
      audio: audioMaker(ffmpeg),
      image: imageMaker(ffmpeg),
      document: documentMaker({ db, log, search, office, poppler }),
    },
  };
}

/** One broom that breaks does not keep the others from sweeping. */
async function sweepAll(brooms: readonly (() => Promise<void>)[]): Promise<void> {
  const swept = await Promise.allSettled(brooms.map((sweep) => sweep()));
  const broken = swept.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (broken.length > 0) throw new AggregateError(broken, 'Not everything could be swept.');
}
