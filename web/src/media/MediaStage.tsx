import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Icon } from '#ui/Icon.tsx';
import { iconOfType } from '#ui/media-icons.ts';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { InterruptedUpload } from './InterruptedUpload.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';
import { wordsOfBrokenFile } from './words.ts';

type Props = {
  readonly media: MediaView;
  /** The stage for the form of this entry. */
  readonly player: (media: MediaView) => ReactNode;
};

/** The place of the player, with the player in it as soon as there is something to play. */
export function MediaStage({ media, player }: Props) {
  const text = useText();
  const { state, abilities } = media;
  const isOurs = abilities.includes('media.edit');

  switch (state.kind) {
    case 'ready':
      return (
        <div className={styles.stage} data-form={media.type === 'quiz' ? 'video' : media.form}>
          {player(media)}
        </div>
      );
    case 'processing':
      return state.playable ? (
        <div className={styles.stageAndNote}>
          <div className={styles.stage} data-form={media.type === 'quiz' ? 'video' : media.form}>
            {player(media)}
          </div>
          {isOurs ? (
            <div className={styles.note}>
              <ProgressBar
                label={text(media.form === 'document' ? 'morePages' : 'moreQualities')}
                percent={state.percent}
              />
            </div>
          ) : null}
        </div>
      ) : (
        <Waiting icon={iconOfType(media.type)} title={text('processingTitle')} words={text('processingWords')}>
          <ProgressBar label={text('processingBar')} percent={state.percent} />
        </Waiting>
      );
    case 'uploading':
      return (
        <Waiting
          icon={iconOfType(media.type)}
          title={text('uploadingTitle')}
          words={text(isOurs ? 'uploadingOwner' : 'uploadingWords')}
        >
          {isOurs ? <InterruptedUpload mediaId={media.id} /> : null}
        </Waiting>
      );
    case 'failed':
      return (
        <div className={styles.note}>
          {isOurs ? (
            <ErrorBlock what={text('stateFailed')} {...wordsOfBrokenFile(state.because, media.form)} />
          ) : (
            <ErrorBlock tone="warning" what={text('failedForOthers')} now={text('failedForOthersNow')} />
          )}
        </div>
      );
  }
}

type WaitingProps = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
};

function Waiting({ icon, title, words, children }: WaitingProps) {
  return (
    <div className={styles.stage}>
      <div className={styles.waiting} role="status">
        <Icon of={icon} size="large" />
        <p className={styles.waitingTitle}>{title}</p>
        <p>{words}</p>
        <div className={styles.waitingMore}>{children}</div>
      </div>
    </div>
  );
}
