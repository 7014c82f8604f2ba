import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createGallery } from '#contract/galleries/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { showToast } from '#ui/toasts.ts';
import { type GalleryDraft, GalleryFields } from './GalleryFields.tsx';
import styles from './galleries.module.css';
import { galleryKeys } from './queries.ts';
import { t, useText } from './text.ts';

type Props = { readonly onCreated: (galleryId: string) => void; readonly onClose: () => void };

const EMPTY: GalleryDraft = { name: '', description: '', visibility: 'members', moderated: false };

export function NewGalleryDialog({ onCreated, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const making = useMutation({
    mutationFn: () => call(createGallery, { body: draft }),
    onSuccess: async ({ id, name }) => {
      showToast({ message: t('created', { name }) });
      onCreated(id);
      await queryClient.invalidateQueries({ queryKey: galleryKeys.list });
    },
  });
  const { form, errorOf, onLeave, pass } = useChecks(createGallery.body, draft, making.error);
  return (
    <Dialog
      isOpen
      title={text('newGallery')}
      onClose={onClose}
      onSubmit={() => {
        if (pass() && !making.isPending) making.mutate();
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button type="submit" kind="primary" state={making.isPending ? 'pending' : 'ready'}>
            {text('create')}
          </Button>
        </>
      }
    >
      <div className={styles.fields} ref={form}>
        {making.isError ? <ErrorBlock what={sentenceOf(createGallery, {}, making.error)} /> : null}
        <GalleryFields draft={draft} onChange={setDraft} errorOf={errorOf} onLeave={onLeave} />
      </div>
    </Dialog>
  );
}
