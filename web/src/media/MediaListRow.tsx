import type { MediaRow } from '#contract/media/endpoints.ts';
import { useFollow } from '#lib/realtime.ts';
import { formatMoment } from '#lib/time.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { ListRow } from '#ui/List.tsx';
import { iconOfType } from '#ui/media-icons.ts';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import { AvailabilityChip } from './AvailabilityChip.tsx';
import { InterruptedUpload } from './InterruptedUpload.tsx';
import { useText as useListText } from './list-text.ts';
import styles from './media.module.css';
import { RestoreButton } from './RestoreButton.tsx';
import { StateChip } from './StateChip.tsx';
import { StatusChip } from './StatusChip.tsx';
import { useText } from './text.ts';
import { wordsOfBrokenFile, wordsOfEnd, wordsOfPlays } from './words.ts';

type Props = { readonly media: MediaRow; readonly isSelected: boolean; readonly onSelect: () => void };

export function MediaListRow({ media, isSelected, onSelect }: Props) {
  const text = useText();
  const listText = useListText();
  const { id, title, ownerName, state, deletedAt, goneAt, abilities } = media;
  const isChanging = deletedAt === null && (state.kind === 'uploading' || state.kind === 'processing');
  useFollow(isChanging ? `media:${id}` : null);
  const when =
    deletedAt === null
      ? formatMoment(new Date(media.createdAt), 'day')
      : text('deletedOn', { when: formatMoment(new Date(deletedAt), 'day') });
  const parts = [text('by', { name: ownerName }), when];

  return (
    <ListRow
      picture={
        <span className={styles.rowStart}>
          <Checkbox
            label={listText('selectOne', { title })}
            labelled="aloud"
            value={isSelected}
            onChange={() => onSelect()}
          />
          <span className={styles.rowPicture}>
            <Thumbnail src={media.thumbnailUrl} durationSeconds={media.durationSeconds} icon={iconOfType(media.type)} />
          </span>
        </span>
      }
      title={
        deletedAt === null ? (
          <TextLink href={`/media/${id}`} kind="title">
            {title}
          </TextLink>
        ) : (
          title
        )
      }
      detail={[...parts, goneAt === null ? wordsOfPlays(media) : wordsOfEnd(goneAt)].join(' · ')}
      marks={
        <>
          <StateChip state={state} />
          {deletedAt === null ? <StatusChip media={media} /> : null}
          {deletedAt === null ? <AvailabilityChip media={media} /> : null}
        </>
      }
      actions={
        deletedAt !== null && abilities.includes('media.delete') ? <RestoreButton mediaId={id} title={title} /> : null
      }
    >
      {below()}
    </ListRow>
  );

  function below() {
    if (deletedAt !== null) return null;
    switch (state.kind) {
      case 'uploading':
        return abilities.includes('media.edit') ? <InterruptedUpload mediaId={id} /> : null;
      case 'processing':
        return <ProgressBar label={text('processingBar')} percent={state.percent} />;
      case 'failed':
        return <p className={styles.refusal}>{wordsOfBrokenFile(state.because, media.form).why}</p>;
      case 'ready':
        return null;
    }
  }
}
