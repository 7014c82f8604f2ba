import { ChevronUp, Globe, Lock, RotateCcw, Tag, Tags, Trash2, UserPlus, UserRoundCog } from 'lucide-react';
import type { MediaChange } from '#contract/media/listing.ts';
import { Button } from '#ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { useText } from './list-text.ts';
import styles from './media.module.css';

type Props = {
  readonly count: number;
  readonly isInBin: boolean;
  readonly state: 'ready' | 'pending';
  /** For what has to be asked first. */
  readonly onAsk: (action: MediaChange['action']) => void;
  readonly onChange: (change: MediaChange) => void;
  readonly onClear: () => void;
};

/** What can be done to those that are selected; it stays in sight while the list is read. */
export function SelectionBar({ count, isInBin, state, onAsk, onChange, onClear }: Props) {
  const text = useText();
  return (
    <section className={styles.selectionBar} aria-label={text('selection')}>
      <span role="status" className={styles.selectedCount}>
        {text('selected', { count })}
      </span>
      <Button kind="quiet" onPress={onClear}>
        {text('clearSelection')}
      </Button>
      {isInBin ? (
        <Button kind="primary" icon={RotateCcw} state={state} onPress={() => onChange({ action: 'restore' })}>
          {text('restore')}
        </Button>
      ) : (
        <>
          <Menu
            label={text('changeSelected')}
            trigger={
              <Button icon={ChevronUp} state={state}>
                {text('change')}
              </Button>
            }
          >
            <MenuItem icon={Lock} onChoose={() => onChange({ action: 'set-status', status: 'private' })}>
              {text('makePrivate')}
            </MenuItem>
            <MenuItem icon={Globe} onChoose={() => onChange({ action: 'set-status', status: 'unlisted' })}>
              {text('makeUnlisted')}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={Tags} onChoose={() => onAsk('add-tags')}>
              {text('addTags')}
            </MenuItem>
            <MenuItem icon={Tag} onChoose={() => onAsk('remove-tags')}>
              {text('removeTags')}
            </MenuItem>
            <MenuLine />
            <MenuItem icon={UserPlus} onChoose={() => onAsk('add-collaborator')}>
              {text('addCollaborator')}
            </MenuItem>
            <MenuItem icon={UserRoundCog} onChoose={() => onAsk('transfer')}>
              {text('transfer')}
            </MenuItem>
          </Menu>
          <Button kind="danger" icon={Trash2} onPress={() => onAsk('delete')}>
            {text('delete')}
          </Button>
        </>
      )}
    </section>
  );
}
