import { Paperclip, Plus } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { type AttachmentView, MAX_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '#contract/attachments/endpoints.ts';
import { formatBytes } from '#lib/bytes.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import styles from './attachments.module.css';
import { useText } from './edit-text.ts';
import { FileRow } from './FileRow.tsx';
import { useAttachmentUploads } from './useAttachmentUploads.ts';

type Props = { readonly mediaId: string; readonly files: readonly AttachmentView[] };

export function FilesPanel({ mediaId, files }: Props) {
  const text = useText();
  const { sending, add } = useAttachmentUploads(mediaId);
  const ids = files.map(({ id }) => id);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{text('files')}</h2>
        <FileTrigger allowsMultiple onSelect={(chosen) => add(Array.from(chosen ?? []))}>
          <Button icon={Plus}>{text('add')}</Button>
        </FileTrigger>
      </div>
      <p className={styles.help}>
        {text('filesHelp', { most: MOST_ATTACHMENTS, size: formatBytes(MAX_ATTACHMENT_BYTES) })}
      </p>
      {files.length === 0 ? (
        <EmptyState icon={Paperclip} title={text('noFiles')}>
          {text('noFilesWords')}
        </EmptyState>
      ) : (
        <List label={text('files')}>
          {files.map((file) => (
            <FileRow key={file.id} mediaId={mediaId} file={file} ids={ids} sentBytes={sending[file.id] ?? null} />
          ))}
        </List>
      )}
    </section>
  );
}
