import { getRouteApi } from '@tanstack/react-router';
import { GalleriesPage } from '../galleries/GalleriesPage.tsx';
import { useSession } from './session.ts';

const route = getRouteApi('/signed-in/galleries');

export function GalleriesRoute() {
  const { abilities } = useSession();
  const navigate = route.useNavigate();
  return (
    <GalleriesPage
      mayCreate={abilities.includes('galleries.create')}
      onOpen={(galleryId) =>
        void navigate({ to: '/galleries/$galleryId', params: { galleryId }, search: { tab: 'people' } })
      }
    />
  );
}
