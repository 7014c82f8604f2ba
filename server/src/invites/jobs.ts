import type { Runs } from '#infra/jobs.ts';
import type { Invites } from './service.ts';

export function inviteJobs(invites: Invites): Pick<Runs, 'invites.send-code' | 'invites.commit-batch'> {
  return {
    'invites.send-code': ({ codeId }) => invites.sendCode(codeId),
    'invites.commit-batch': ({ batchId }, signal) => invites.makeBatch(batchId, signal),
  };
}
