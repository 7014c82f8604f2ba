import { Trash2 } from 'lucide-react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { usePageTitle } from '#lib/page-title.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import styles from './media.module.css';
import { RestoreButton } from './RestoreButton.tsx';
import { useText } from './text.ts';

export function DeletedMedia({ media }: { readonly media: MediaView }) {
  const text = useText();
  const { id, title, abilities } = media;
  usePageTitle(title);
  return (
    <div className={styles.closed}>
      <EmptyState
        icon={Trash2}
        title={text('isDeleted', { title })}
        action={abilities.includes('media.delete') ? <RestoreButton mediaId={id} title={title} /> : null}
      >
        {text('isDeletedWords')}
      </EmptyState>
    </div>
  );
}
