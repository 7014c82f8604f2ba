import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type BinRow as BinnedMedia, purgeMedia } from '#contract/media/bin.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { formatMoment } from '#lib/time.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import { showToast } from '#ui/toasts.ts';
import { t, useText } from './bin-text.ts';
import styles from './media.module.css';
import { mediaKeys } from './queries.ts';
import { RestoreButton } from './RestoreButton.tsx';
import { wordsOfEnd } from './words.ts';

export function BinRow({ media }: { readonly media: BinnedMedia }) {
  const text = useText();
  const { id, title, ownerName: name, ownerEmail, deletedAt, goneAt } = media;
  const [isAsking, setIsAsking] = useState(false);
  const purge = usePurge(media, () => setIsAsking(false));
  return (
    <ListRow
      picture={
        <span className={styles.rowPicture}>
          <Thumbnail src={null} durationSeconds={media.durationSeconds} icon={Trash2} />
        </span>
      }
      title={title}
      detail={
        <>
          {text('by', { name })} · <bdi>{ownerEmail}</bdi> ·{' '}
          {text('deletedOn', { when: formatMoment(new Date(deletedAt), 'day') })}
        </>
      }
      marks={<span className={styles.hint}>{wordsOfEnd(goneAt)}</span>}
      actions={
        <>
          <RestoreButton mediaId={id} title={title} />
          <Menu label={text('actionsFor', { title })}>
            <MenuItem icon={Trash2} tone="danger" onChoose={() => setIsAsking(true)}>
              {text('purge')}
            </MenuItem>
          </Menu>
          {isAsking ? (
            <ConfirmDialog
              isOpen
              title={text('purgeTitle', { title, name })}
              lost={[text('purgeLostFiles'), text('purgeLostPeople'), text('purgeLostWork')]}
              confirm={text('purgeConfirm')}
              state={purge.isPending ? 'pending' : 'ready'}
              onConfirm={() => purge.mutate()}
              onCancel={() => setIsAsking(false)}
            >
              {text('purgeUndo')}
            </ConfirmDialog>
          ) : null}
        </>
      }
    />
  );
}

function usePurge({ id, title }: BinnedMedia, onSettled: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call(purgeMedia, { params: { binnedId: id } }),
    onSuccess: () => showToast({ message: t('purged', { title }) }),
    onError: (error) =>
      showToast({ tone: 'danger', message: sentenceOf(purgeMedia, { 'media.not-in-bin': t('notInBin') }, error) }),
    onSettled: () => {
      onSettled();
      return queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
  });
}
