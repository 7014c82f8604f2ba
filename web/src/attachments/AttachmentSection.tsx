import { useQuery } from '@tanstack/react-query';
import type { AttachmentView, RelatedView } from '#contract/attachments/endpoints.ts';
import { formatBytes } from '#lib/bytes.ts';
import { Icon } from '#ui/Icon.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { iconOfType } from '#ui/media-icons.ts';
import { TextLink } from '#ui/TextLink.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './attachments.module.css';
import { kindOfFile } from './kinds.ts';
import { attachmentsOf } from './queries.ts';
import { useText } from './text.ts';

/** Files beside an entry, and other entries it points to; nothing where there are none. */
export function AttachmentSection({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const { data } = useQuery(attachmentsOf(mediaId));
  if (data === undefined) return null;
  const files = data.attachments.filter(({ state }) => state === 'ready');
  return (
    <>
      {files.length === 0 ? null : (
        <section className={styles.section}>
          <h2 className={styles.heading}>{text('attachments')}</h2>
          <List label={text('attachments')}>
            {files.map((file) => (
              <AttachmentRow key={file.id} file={file} />
            ))}
          </List>
        </section>
      )}
      {data.related.length === 0 ? null : (
        <section className={styles.section}>
          <h2 className={styles.heading}>{text('related')}</h2>
          <List label={text('related')}>
            {data.related.map((media) => (
              <RelatedRow key={media.mediaId} media={media} />
            ))}
          </List>
        </section>
      )}
    </>
  );
}

function AttachmentRow({ file }: { readonly file: AttachmentView }) {
  const text = useText();
  const { name, title, bytes, url } = file;
  const { icon, words } = kindOfFile(name);
  const shown = title === '' ? name : title;
  return (
    <ListRow
      picture={
        <span className={styles.kind}>
          <Icon of={icon} size="large" />
        </span>
      }
      title={
        url === null ? (
          shown
        ) : (
          // The server sends it to be saved, whatever is in it.
          <a className={styles.file} href={url} download={name} aria-label={text('save', { name: shown })}>
            {shown}
          </a>
        )
      }
      detail={[...(title === '' ? [] : [name]), text(words), formatBytes(bytes)].join(' · ')}
    />
  );
}

function RelatedRow({ media }: { readonly media: RelatedView }) {
  const text = useText();
  const { mediaId, type, title, ownerName, thumbnailUrl, durationSeconds } = media;
  return (
    <ListRow
      picture={
        <span className={styles.thumbnail}>
          <Thumbnail src={thumbnailUrl} durationSeconds={durationSeconds} icon={iconOfType(type)} />
        </span>
      }
      title={
        <TextLink href={`/media/${mediaId}`} kind="title">
          {title}
        </TextLink>
      }
      detail={text('by', { name: ownerName })}
    />
  );
}
