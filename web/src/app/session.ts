import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getSession, type SessionView } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(getSession, {}, signal),
});

/** Who the page is shown to; the root route has loaded it. */
export function useSession(): SessionView {
  return useSuspenseQuery(sessionQuery).data;
}
