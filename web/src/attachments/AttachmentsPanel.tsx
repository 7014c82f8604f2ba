import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#lib/Loaded.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import styles from './attachments.module.css';
import { FilesPanel } from './FilesPanel.tsx';
import { attachmentsOf } from './queries.ts';
import { RelatedPanel } from './RelatedPanel.tsx';

/** Files beside an entry and the entries it points to, for who edits it. */
export function AttachmentsPanel({ mediaId }: { readonly mediaId: string }) {
  const attachments = useQuery(attachmentsOf(mediaId));
  return (
    <Loaded query={attachments} waiting={<SkeletonList rows={3} />}>
      {(loaded) => (
        <div className={styles.panel}>
          <FilesPanel mediaId={mediaId} files={loaded.attachments} />
          <RelatedPanel mediaId={mediaId} related={loaded.related} />
        </div>
      )}
    </Loaded>
  );
}
