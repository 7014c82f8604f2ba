import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteGallery, type GalleryView } from '#contract/galleries/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './galleries.module.css';
import { galleryKeys } from './queries.ts';
import { t, useText } from './text.ts';

type Props = { readonly gallery: GalleryView; readonly onClosed: () => void };

export function CloseGallery({ gallery: { id: galleryId, name }, onClosed }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const closing = useMutation({
    mutationFn: () => call(deleteGallery, { params: { galleryId } }),
    onSuccess: async () => {
      showToast({ message: t('closed', { name }) });
      onClosed();
      await queryClient.invalidateQueries({ queryKey: galleryKeys.list });
    },
    onError: (error) =>
      showToast({
        tone: 'danger',
        message: sentenceOf(deleteGallery, { 'galleries.unknown': t('unknownWhy') }, error),
      }),
  });
  return (
    <section className={styles.apart} aria-label={text('close')}>
      <h2 className={styles.apartTitle}>{text('close')}</h2>
      <p className={styles.quiet}>{text('closeHelp')}</p>
      <div>
        <Button kind="danger" onPress={() => setIsAsking(true)}>
          {text('closeButton')}
        </Button>
      </div>
      {isAsking ? (
        <ConfirmDialog
          isOpen
          title={text('closeTitle', { name })}
          lost={[text('closeLostMembers'), text('closeLostPlaces')]}
          confirm={text('close')}
          state={closing.isPending ? 'pending' : 'ready'}
          onConfirm={() => closing.mutate()}
          onCancel={() => setIsAsking(false)}
        >
          {text('closeUndo')}
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
