import { getRouteApi } from '@tanstack/react-router';
import { WelcomePage } from '../accounts/WelcomePage.tsx';
import { usePortal } from './portal.ts';
import { useEnter } from './useEnter.ts';

const route = getRouteApi('/welcome/$setUpId');

export function WelcomeRoute() {
  const { setUpId } = route.useParams();
  const portal = usePortal();
  const enter = useEnter();
  return <WelcomePage setUpId={setUpId} portal={portal} onSignedIn={(session) => enter(session, '/my-media')} />;
}
