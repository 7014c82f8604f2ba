import { useQuery } from '@tanstack/react-query';
import { Captions, Plus } from 'lucide-react';
import { useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AddCaptions } from './AddCaptions.tsx';
import { CaptionsRow } from './CaptionsRow.tsx';
import { captionsOf } from './queries.ts';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';

type Props = { readonly media: MediaView; readonly onEdit: (captionsId: string) => void };

/** The captions of an entry, drafts among them. */
export function CaptionsPanel({ media, onEdit }: Props) {
  const text = useText();
  const captions = useQuery(captionsOf(media.id));
  const [isAdding, setIsAdding] = useState(false);
  const add = (
    <Button kind="primary" icon={Plus} onPress={() => setIsAdding(true)}>
      {text('add')}
    </Button>
  );
  return (
    <div className={styles.panel}>
      <Loaded query={captions} waiting={<SkeletonList rows={2} />}>
        {({ captions: listed }) =>
          listed.length === 0 ? (
            <EmptyState icon={Captions} title={text('none')} action={add}>
              {text('noneWords')}
            </EmptyState>
          ) : (
            <>
              <div className={styles.bar}>{add}</div>
              <List label={text('captions')}>
                {listed.map((each) => (
                  <CaptionsRow key={each.id} media={media} captions={each} onEdit={() => onEdit(each.id)} />
                ))}
              </List>
            </>
          )
        }
      </Loaded>
      {isAdding ? <AddCaptions mediaId={media.id} onWritten={onEdit} onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}
