import type { Runs } from '#infra/jobs.ts';
import type { Invites } from './service.ts';

export function inviteJobs(
  invites: Invites,
): Pick<Runs, 'invites.send-code' | 'invites.commit-batch' | 'invites.follow-availability'> {
  return {
    'invites.send-code': ({ codeId }) => invites.sendCode(codeId),
    'invites.follow-availability': ({ mediaId }) => invites.followAvailability(mediaId),
    'invites.commit-batch': ({ batchId }, signal) => invites.makeBatch(batchId, signal),
  };
}
