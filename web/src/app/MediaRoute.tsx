import { getRouteApi } from '@tanstack/react-router';
import { MediaPage } from '../media/MediaPage.tsx';

const route = getRouteApi('/media/$mediaId');

/** Where the media page meets what other features put on it. */
export function MediaRoute() {
  const { mediaId } = route.useParams();
  return <MediaPage mediaId={mediaId} />;
}
