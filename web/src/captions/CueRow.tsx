import { CornerDownLeft, Merge, Play, Plus, Scissors, Trash2, TriangleAlert } from 'lucide-react';
import { MOST_CUE_CHARACTERS } from '#contract/captions/cues.ts';
import type { CueWarning } from '#contract/captions/warnings.ts';
import { Icon } from '#ui/Icon.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import type { Edit, EditedCue } from './editing.ts';
import type { EditorDeed } from './editor-keys.ts';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import { TimeField } from './TimeField.tsx';

type Props = {
  readonly cue: EditedCue;
  readonly number: number;
  readonly count: number;
  readonly language: string;
  readonly topPixels: number;
  readonly isCurrent: boolean;
  readonly isLast: boolean;
  readonly warnings: readonly CueWarning[];
  readonly onChange: (wanted: Edit) => void;
  readonly onDeed: (deed: EditorDeed) => void;
};

export function CueRow({
  cue,
  number,
  count,
  language,
  topPixels,
  isCurrent,
  isLast,
  warnings,
  onChange,
  onDeed,
}: Props) {
  const text = useText();
  const { id, startMs, endMs } = cue;
  const times = (startsMs: number, endsMs: number) => onChange({ kind: 'times', id, startMs: startsMs, endMs: endsMs });
  return (
    <li
      className={styles.row}
      style={{ insetBlockStart: `${topPixels}px` }}
      data-cue-id={id}
      aria-setsize={count}
      aria-posinset={number}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <div className={styles.rowTimes}>
        <TimeField
          label={text('start', { number })}
          ms={startMs}
          onCommit={(ms) => times(ms, Math.max(endMs, ms + 200))}
        />
        <TimeField
          label={text('end', { number })}
          ms={endMs}
          onCommit={(ms) => times(Math.min(startMs, Math.max(ms - 200, 0)), ms)}
        />
      </div>
      <div className={styles.rowWords}>
        <textarea
          className={styles.rowText}
          aria-label={text('words', { number })}
          aria-describedby={warnings.length === 0 ? undefined : `warnings-${id}`}
          dir="auto"
          lang={language}
          rows={2}
          maxLength={MOST_CUE_CHARACTERS}
          value={cue.text}
          onChange={({ target }) => onChange({ kind: 'text', id, text: target.value })}
        />
        {warnings.length === 0 ? null : (
          <p id={`warnings-${id}`} className={styles.rowWarnings}>
            <Icon of={TriangleAlert} />
            {warnings.map((warning) => text(warning)).join(' · ')}
          </p>
        )}
      </div>
      <div className={styles.rowActions}>
        <IconButton icon={Play} label={text('playFrom', { number })} onPress={() => onDeed('go')} />
        <Menu label={text('cueActions', { number })}>
          <MenuItem icon={CornerDownLeft} onChoose={() => onDeed('start')}>
            {text('startHere')}
          </MenuItem>
          <MenuItem icon={CornerDownLeft} onChoose={() => onDeed('end')}>
            {text('endHere')}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={Plus} onChoose={() => onDeed('insert')}>
            {text('insertAfter')}
          </MenuItem>
          <MenuItem icon={Scissors} onChoose={() => onDeed('split')}>
            {text('split')}
          </MenuItem>
          <MenuItem icon={Merge} state={isLast ? 'disabled' : 'ready'} onChoose={() => onDeed('merge')}>
            {text('merge')}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={Trash2} tone="danger" onChoose={() => onDeed('remove')}>
            {text('remove')}
          </MenuItem>
        </Menu>
      </div>
    </li>
  );
}
