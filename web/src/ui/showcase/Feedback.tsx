import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { Chapter, Specimen } from './Specimen.tsx';

export function Feedback() {
  return (
    <Chapter title="Waiting and failing">
      <Specimen title="Progress" layout="grid">
        <ProgressBar label="Uploading lecture-3.mp4" percent={42} note="42 % · 3 minutes left" />
        <ProgressBar label="Preparing the video" percent={null} note="Just begun" />
      </Specimen>
      <Specimen title="Skeleton" layout="grid">
        <div>
          <Skeleton shape="thumbnail" />
          <Skeleton shape="heading" />
          <Skeleton shape="line" count={2} />
        </div>
      </Specimen>
      <Specimen title="Error" layout="grid">
        <ErrorBlock
          what="The invitations could not be loaded."
          why="The server did not answer in time."
          now="Try again in a moment; nothing is lost."
          action={<Button size="small">Try again</Button>}
          reference="f9ab596e-d002-47f5-bcca-42629e4bc72e"
        />
        <ErrorBlock
          tone="warning"
          what="This link was already used in another browser or device."
          why="Firefox on Windows, 3 May."
          now="Ask Grace Hopper for a new one."
        />
      </Specimen>
    </Chapter>
  );
}
