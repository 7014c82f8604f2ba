import { getRouteApi } from '@tanstack/react-router';
import { SignInPage } from '../accounts/SignInPage.tsx';
import { usePortal } from './portal.ts';
import { useEnter } from './useEnter.ts';

const route = getRouteApi('/sign-in');

export function SignInRoute() {
  const portal = usePortal();
  const enter = useEnter();
  const { next = '/my-media' } = route.useSearch();
  return <SignInPage portal={portal} onSignedIn={(session) => enter(session, next)} />;
}
