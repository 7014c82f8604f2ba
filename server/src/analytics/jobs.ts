import type { Runs } from '#infra/jobs.ts';
import type { Analytics } from './service.ts';

export function analyticsJobs(analytics: Analytics): Pick<Runs, 'analytics.count'> {
  return { 'analytics.count': () => analytics.count() };
}
