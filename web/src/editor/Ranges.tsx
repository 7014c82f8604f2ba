import { Undo2, X } from 'lucide-react';
import type { Part } from '#contract/editor/parts.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { writeTime } from './clock-time.ts';
import type { Chosen, Draft } from './draft.ts';
import styles from './editor.module.css';
import { TimeField } from './TimeField.tsx';
import type { MovedEdge } from './Timeline.tsx';
import { useText } from './text.ts';

type Props = {
  readonly draft: Draft;
  readonly onMove: (moved: MovedEdge) => void;
  readonly onRemoveCut: (at: number) => void;
  readonly onRemoveSplit: (moment: number) => void;
};

/** The same as the handles, as times that can be written. */
export function Ranges({ draft, onMove, onRemoveCut, onRemoveSplit }: Props) {
  const text = useText();
  const { start, end, cuts, splits } = draft;
  return (
    <div className={styles.ranges}>
      {fields('whole', text('keep'), { from: start, to: end })}
      {cuts.map((cut, at) => fields(at, text('cutNumber', { number: at + 1 }), cut))}
      {splits.length === 0 ? null : (
        <div className={styles.splits}>
          <h3 className={styles.rangeName}>{text('splits')}</h3>
          <ul className={styles.moments}>
            {splits.map((moment) => (
              <li key={moment}>
                <Button
                  size="small"
                  icon={X}
                  onPress={() => onRemoveSplit(moment)}
                  aria-label={text('removeSplit', { time: writeTime(moment) })}
                >
                  {writeTime(moment)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );

  function fields(chosen: Chosen, name: string, { from, to }: Part) {
    return (
      <fieldset key={chosen} className={styles.range}>
        <legend className={styles.rangeName}>{name}</legend>
        <TimeField
          label={text('from')}
          seconds={from}
          onChange={(seconds) => onMove({ chosen, edge: 'from', seconds })}
        />
        <TimeField label={text('to')} seconds={to} onChange={(seconds) => onMove({ chosen, edge: 'to', seconds })} />
        {chosen === 'whole' ? null : (
          <IconButton
            icon={Undo2}
            label={text('removeCut', { number: chosen + 1 })}
            onPress={() => onRemoveCut(chosen)}
          />
        )}
      </fieldset>
    );
  }
}
