import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeGallery, createGallery, type GalleryView } from '#contract/galleries/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { showToast } from '#ui/toasts.ts';
import { CloseGallery } from './CloseGallery.tsx';
import { type GalleryDraft, GalleryFields } from './GalleryFields.tsx';
import styles from './galleries.module.css';
import { galleryKeys, galleryOf } from './queries.ts';
import { t, useText } from './text.ts';

type Props = { readonly gallery: GalleryView; readonly onClosed: () => void };

/** What its managers change about a gallery. */
export function GallerySettings({ gallery, onClosed }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const { name, description, visibility, moderated } = gallery;
  const [draft, setDraft] = useState<GalleryDraft>({ name, description, visibility, moderated });
  const saving = useMutation({
    mutationFn: () => call(changeGallery, { params: { galleryId: gallery.id }, body: draft }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(galleryOf(gallery.id).queryKey, changed);
      showToast({ message: t('saved') });
      await queryClient.invalidateQueries({ queryKey: galleryKeys.list });
    },
  });
  const { form, errorOf, onLeave, pass } = useChecks(createGallery.body, draft, saving.error);
  const refusals = { 'galleries.unknown': text('unknownWhy'), 'galleries.everyone-denied': text('everyoneDenied') };

  return (
    <div className={styles.narrow}>
      <form
        className={styles.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (pass() && !saving.isPending) saving.mutate();
        }}
      >
        <div className={styles.fields} ref={form}>
          {saving.isError ? <ErrorBlock what={sentenceOf(changeGallery, refusals, saving.error)} /> : null}
          <GalleryFields draft={draft} onChange={setDraft} errorOf={errorOf} onLeave={onLeave} />
        </div>
        <div>
          <Button type="submit" kind="primary" state={saving.isPending ? 'pending' : 'ready'}>
            {text('save')}
          </Button>
        </div>
      </form>
      <CloseGallery gallery={gallery} onClosed={onClosed} />
    </div>
  );
}
