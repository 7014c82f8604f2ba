import { ArrowDown, ArrowUp, Link2, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { RelatedView } from '#contract/attachments/endpoints.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { iconOfType } from '#ui/media-icons.ts';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './attachments.module.css';
import { useText } from './edit-text.ts';
import { moved } from './moved.ts';
import { RelatedPicker } from './RelatedPicker.tsx';
import { useAttachmentChange } from './useAttachmentChange.ts';

type Props = { readonly mediaId: string; readonly related: readonly RelatedView[] };

export function RelatedPanel({ mediaId, related }: Props) {
  const text = useText();
  const [isPicking, setIsPicking] = useState(false);
  const change = useAttachmentChange(mediaId);
  const ids = related.map((each) => each.mediaId);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{text('related')}</h2>
        <Button icon={Plus} onPress={() => setIsPicking(true)}>
          {text('addRelated')}
        </Button>
      </div>
      <p className={styles.help}>{text('relatedHelp')}</p>
      {related.length === 0 ? (
        <EmptyState icon={Link2} title={text('noRelated')}>
          {text('noRelatedWords')}
        </EmptyState>
      ) : (
        <List label={text('related')}>
          {related.map(({ mediaId: id, type, title, ownerName, thumbnailUrl, durationSeconds }) => (
            <ListRow
              key={id}
              picture={
                <span className={styles.thumbnail}>
                  <Thumbnail src={thumbnailUrl} durationSeconds={durationSeconds} icon={iconOfType(type)} />
                </span>
              }
              title={title}
              detail={ownerName}
              actions={
                <Menu label={text('actionsFor', { name: title })}>
                  <MenuItem
                    icon={ArrowUp}
                    state={ids[0] === id ? 'disabled' : 'ready'}
                    onChoose={() => change.relate(moved(ids, id, -1))}
                  >
                    {text('up')}
                  </MenuItem>
                  <MenuItem
                    icon={ArrowDown}
                    state={ids.at(-1) === id ? 'disabled' : 'ready'}
                    onChoose={() => change.relate(moved(ids, id, 1))}
                  >
                    {text('down')}
                  </MenuItem>
                  <MenuLine />
                  <MenuItem icon={X} tone="danger" onChoose={() => change.relate(ids.filter((other) => other !== id))}>
                    {text('remove', { name: title })}
                  </MenuItem>
                </Menu>
              }
            />
          ))}
        </List>
      )}
      {isPicking ? (
        <RelatedPicker
          mediaId={mediaId}
          chosen={ids}
          onChoose={(id) => change.relate([...ids, id])}
          onClose={() => setIsPicking(false)}
        />
      ) : null}
    </section>
  );
}
