import { Lock } from 'lucide-react';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import styles from './media.module.css';
import { useText } from './share-text.ts';

/** In a frame of another site for who may not open it there: on its own page they may sign in, or be known already. */
export function ClosedInFrame({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  return (
    <div className={styles.closed}>
      <ErrorBlock
        tone="warning"
        icon={Lock}
        what={text('closedInFrame')}
        now={text('closedInFrameNow')}
        action={
          <ButtonLink href={`/media/${mediaId}`} opens="new-window">
            {text('openInWindow')}
          </ButtonLink>
        }
      />
    </div>
  );
}
