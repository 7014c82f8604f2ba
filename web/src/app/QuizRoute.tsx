import { getRouteApi } from '@tanstack/react-router';
import { PlayerProvider } from '#lib/player.tsx';
import { EntryToEdit } from '../media/EntryToEdit.tsx';
import { QuizPage } from '../quiz/QuizPage.tsx';
import { QuizTaker } from '../quiz/QuizTaker.tsx';
import { Stage } from './Stage.tsx';

const route = getRouteApi('/signed-in/media/$mediaId/quiz');

/** The editor of a quiz around the player it is about. */
export function QuizRoute() {
  const { mediaId } = route.useParams();
  return (
    <EntryToEdit key={mediaId} mediaId={mediaId}>
      {(media) => (
        <PlayerProvider>
          <QuizPage
            media={media}
            // Who writes the questions does not count as somebody who watches.
            player={<Stage media={media} onPlayed={() => {}} />}
            taker={<QuizTaker mediaId={mediaId} strip="shown" />}
          />
        </PlayerProvider>
      )}
    </EntryToEdit>
  );
}
