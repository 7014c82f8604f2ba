import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '#lib/Loaded.tsx';
import { useSettled } from '#lib/useSettled.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { iconOfType } from '#ui/media-icons.ts';
import { SearchField } from '#ui/SearchField.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import styles from './attachments.module.css';
import { useText } from './edit-text.ts';
import { candidatesFor } from './queries.ts';

type Props = {
  readonly mediaId: string;
  readonly chosen: readonly string[];
  readonly onChoose: (mediaId: string) => void;
  readonly onClose: () => void;
};

const LONGEST_SEARCH = 200;

export function RelatedPicker({ mediaId, chosen, onChoose, onClose }: Props) {
  const text = useText();
  const [words, setWords] = useState('');
  const candidates = useQuery({ ...candidatesFor(useSettled(words)), placeholderData: keepPreviousData });
  return (
    <Dialog
      isOpen
      title={text('addRelated')}
      help={text('findHelp')}
      onClose={onClose}
      footer={
        <Button kind="primary" onPress={onClose}>
          {text('done')}
        </Button>
      }
    >
      {/* In a column of its own it would grow. */}
      <div>
        <SearchField label={text('find')} value={words} onChange={setWords} maxLength={LONGEST_SEARCH} />
      </div>
      <Loaded query={candidates} waiting={<SkeletonList rows={4} picture="thumbnail" />}>
        {(loaded) => {
          const others = loaded.filter(({ id }) => id !== mediaId);
          if (others.length === 0) return <p className={styles.help}>{text('nothingFound')}</p>;
          return (
            <List label={text('find')}>
              {others.map(({ id, type, title, ownerName, thumbnailUrl, durationSeconds }) => (
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
                    chosen.includes(id) ? (
                      <Chip tone="success" icon={Check}>
                        {text('chosen')}
                      </Chip>
                    ) : (
                      <IconButton label={text('choose', { name: title })} icon={Plus} onPress={() => onChoose(id)} />
                    )
                  }
                />
              ))}
            </List>
          );
        }}
      </Loaded>
    </Dialog>
  );
}
