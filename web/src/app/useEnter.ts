import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useContext } from 'react';
import type { SessionView } from '#contract/accounts/endpoints.ts';
import { RealtimeContext } from '#lib/realtime.ts';
import { tellOtherTabs } from '#lib/tabs.ts';
import { sessionQuery } from './session.ts';

/** Goes on as the person who has just signed in: what was loaded for somebody else is asked for anew. */
export function useEnter(): (session: SessionView, path: string) => void {
  const queryClient = useQueryClient();
  const realtime = useContext(RealtimeContext);
  const router = useRouter();
  return (session, path) => {
    void queryClient.invalidateQueries();
    queryClient.setQueryData(sessionQuery.queryKey, session);
    realtime?.restart();
    tellOtherTabs();
    router.history.push(path);
  };
}
