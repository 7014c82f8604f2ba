import type { Runs } from '#infra/jobs.ts';
import type { Webhooks } from './service.ts';

export function webhookJobs(webhooks: Webhooks): Pick<Runs, 'webhooks.deliver'> {
  return { 'webhooks.deliver': ({ deliveryId }, signal) => webhooks.deliver(deliveryId, signal) };
}
