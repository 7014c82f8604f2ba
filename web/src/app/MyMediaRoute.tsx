import { getRouteApi } from '@tanstack/react-router';
import { MyMediaPage } from '../media/MyMediaPage.tsx';
import { useSession } from './session.ts';

const route = getRouteApi('/signed-in/my-media');

export function MyMediaRoute() {
  const { abilities } = useSession();
  const { show = 'mine' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <MyMediaPage
      mayCreate={abilities.includes('media.create')}
      show={show}
      onShow={(chosen) => void navigate({ search: chosen === 'mine' ? {} : { show: chosen }, replace: true })}
    />
  );
}
