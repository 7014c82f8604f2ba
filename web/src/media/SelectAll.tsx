import { countOf, isSelected, NOTHING_SELECTED, type Selection } from '#lib/selection.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { useText } from './list-text.ts';
import styles from './media.module.css';

type Props = {
  readonly selection: Selection;
  readonly shown: readonly string[];
  /** Of the whole list, also what is not loaded. */
  readonly total: number;
  readonly onSelect: (selection: Selection) => void;
};

/** All that are shown by one tick, and from there all that fit. */
export function SelectAll({ selection, shown, total, onSelect }: Props) {
  const text = useText();
  const isAll = shown.every((id) => isSelected(selection, id));
  return (
    <div className={styles.selectAll}>
      <Checkbox
        label={text('selectShown')}
        labelled="aloud"
        value={isAll ? true : countOf(selection) > 0 ? 'some' : false}
        onChange={() => onSelect(isAll ? NOTHING_SELECTED : { kind: 'some', ids: new Set(shown) })}
      />
      {isAll && selection.kind === 'some' && total > shown.length ? (
        <Button size="small" kind="quiet" onPress={() => onSelect({ kind: 'all-matching', count: total })}>
          {text('selectMatching', { count: total })}
        </Button>
      ) : null}
      <span role="status" className={styles.total}>
        {text('entries', { count: total })}
      </span>
    </div>
  );
}
