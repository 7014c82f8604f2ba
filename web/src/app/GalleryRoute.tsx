import { getRouteApi } from '@tanstack/react-router';
import { GalleryAnalytics } from '../analytics/GalleryAnalytics.tsx';
import { GalleryPage } from '../galleries/GalleryPage.tsx';

const route = getRouteApi('/signed-in/galleries/$galleryId');

export function GalleryRoute() {
  const { galleryId } = route.useParams();
  const { tab = 'media' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <GalleryPage
      key={galleryId}
      galleryId={galleryId}
      tab={tab}
      analytics={<GalleryAnalytics galleryId={galleryId} />}
      onTab={(chosen) => void navigate({ search: chosen === 'media' ? {} : { tab: chosen }, replace: true })}
      onClosed={() => void navigate({ to: '/galleries' })}
    />
  );
}
