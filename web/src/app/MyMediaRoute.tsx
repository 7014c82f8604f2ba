import { getRouteApi } from '@tanstack/react-router';
import { MyMediaPage } from '../media/MyMediaPage.tsx';
import { useSession } from './session.ts';

const route = getRouteApi('/signed-in/my-media');

export function MyMediaRoute() {
  const { abilities } = useSession();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <MyMediaPage
      mayCreate={abilities.includes('media.create')}
      address={address}
      onChange={(search, how) => void navigate({ search, replace: how === 'typing', resetScroll: false })}
    />
  );
}
