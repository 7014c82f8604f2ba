import { Trash2 } from 'lucide-react';
import { usePageTitle } from '#lib/page-title.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import styles from './media.module.css';
import { RestoreButton } from './RestoreButton.tsx';
import { useText } from './text.ts';

/** Only who may restore it is told that it is in the bin; to everybody else it is not there. */
export function DeletedMedia({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  usePageTitle(text('isDeleted'));
  return (
    <div className={styles.closed}>
      <EmptyState
        icon={Trash2}
        title={text('isDeleted')}
        action={<RestoreButton mediaId={mediaId} title={text('thisMedia')} />}
      >
        {text('isDeletedWords')}
      </EmptyState>
    </div>
  );
}
