import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getPortal, type PortalView } from '#contract/settings/endpoints.ts';
import { call } from '#lib/api.ts';
import { setPortalTitle } from '#lib/page-title.ts';
import { setServerClock } from '#lib/time.ts';

export const portalQuery = queryOptions({
  queryKey: ['portal'],
  queryFn: async ({ signal }) => {
    const portal = await call(getPortal, {}, signal);
    setServerClock(new Date(portal.serverTime));
    return portal;
  },
});

/** Name, looks and contacts; the root route has loaded them. */
export function usePortal(): PortalView {
  return useSuspenseQuery(portalQuery).data;
}

/** Puts the portal's looks on the page, again when an administrator changes them. */
export function useLooks({ name, accent, scheme }: PortalView): void {
  useEffect(() => setPortalTitle(name), [name]);
  useEffect(() => document.documentElement.style.setProperty('--accent', accent), [accent]);
  useEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
}
