import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { GalleryMediaRow } from '#contract/galleries/media.ts';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ListRow } from '#ui/List.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './galleries.module.css';
import { ReasonField } from './ReasonField.tsx';
import { useText } from './text.ts';
import { typePictures } from './type-pictures.ts';
import { useDecision } from './useDecision.ts';

type Props = { readonly media: GalleryMediaRow; readonly galleryId: string };

export function WaitingRow({ media, galleryId }: Props) {
  const text = useText();
  const { id, title, type, ownerName, placedByName, placedAt } = media;
  const [isRejecting, setIsRejecting] = useState(false);
  const [reason, setReason] = useState('');
  const deciding = useDecision({ galleryId, media }, () => setIsRejecting(false));
  const state = deciding.isPending ? 'pending' : 'ready';
  return (
    <ListRow
      picture={
        <span className={styles.rowPicture}>
          <Thumbnail src={media.thumbnailUrl} durationSeconds={media.durationSeconds} icon={typePictures[type]} />
        </span>
      }
      title={
        <TextLink href={`/media/${id}`} kind="title">
          {title}
        </TextLink>
      }
      detail={[
        text('by', { name: ownerName }),
        ...(placedByName === null || placedByName === ownerName ? [] : [text('placedBy', { name: placedByName })]),
        text('waitsSince', { when: formatRelative(new Date(placedAt)) }),
      ].join(' · ')}
    >
      <div className={styles.decisions}>
        <Button
          size="small"
          kind="primary"
          icon={Check}
          state={state}
          onPress={() => deciding.mutate({ verdict: 'approve', reason: '' })}
        >
          {text('approve')}
        </Button>
        <Button size="small" icon={X} state={state} onPress={() => setIsRejecting(true)}>
          {text('reject')}
        </Button>
      </div>
      {isRejecting ? (
        <ConfirmDialog
          isOpen
          title={text('rejectTitle', { title })}
          confirm={text('reject')}
          state={state}
          onConfirm={() => deciding.mutate({ verdict: 'reject', reason })}
          onCancel={() => setIsRejecting(false)}
        >
          <p>{text('rejectHelp')}</p>
          <ReasonField value={reason} onChange={setReason} />
        </ConfirmDialog>
      ) : null}
    </ListRow>
  );
}
