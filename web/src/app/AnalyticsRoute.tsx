import { getRouteApi } from '@tanstack/react-router';
import { AnalyticsPage } from '../analytics/AnalyticsPage.tsx';
import { FunnelSection } from '../invites/FunnelSection.tsx';
import { EntryToEdit } from '../media/EntryToEdit.tsx';

const route = getRouteApi('/signed-in/media/$mediaId/analytics');

/** What became of an entry: what was watched, and how far its invitations came. */
export function AnalyticsRoute() {
  const { mediaId } = route.useParams();
  return (
    <EntryToEdit key={mediaId} mediaId={mediaId}>
      {(media) => (
        <AnalyticsPage
          media={media}
          funnel={media.abilities.includes('invites.manage') ? <FunnelSection mediaId={mediaId} /> : null}
        />
      )}
    </EntryToEdit>
  );
}
