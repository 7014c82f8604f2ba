import type { Runs } from '#infra/jobs.ts';
import type { Search } from './service.ts';

export function searchJobs(search: Search): Pick<Runs, 'search.index'> {
  return { 'search.index': ({ mediaId }) => search.index(mediaId) };
}
