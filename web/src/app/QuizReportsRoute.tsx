import { getRouteApi } from '@tanstack/react-router';
import { EntryToEdit } from '../media/EntryToEdit.tsx';
import { ReportsPage } from '../quiz/ReportsPage.tsx';

const route = getRouteApi('/signed-in/media/$mediaId/quiz/reports');

export function QuizReportsRoute() {
  const { mediaId } = route.useParams();
  return (
    <EntryToEdit key={mediaId} mediaId={mediaId}>
      {(media) => <ReportsPage media={media} />}
    </EntryToEdit>
  );
}
