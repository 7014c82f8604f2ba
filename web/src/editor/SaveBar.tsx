import { useState } from 'react';
import { KEPT_DAYS } from '#contract/editor/endpoints.ts';
import { secondsOf } from '#contract/editor/parts.ts';
import { formatDuration } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { type Draft, isTrimmed, keptParts } from './draft.ts';
import styles from './editor.module.css';
import { NewEntryDialog } from './NewEntryDialog.tsx';
import { useText } from './text.ts';
import type { WantedEdit } from './useEdits.ts';

type Props = {
  readonly title: string;
  readonly draft: Draft;
  readonly mayCreate: boolean;
  readonly state: 'ready' | 'busy' | 'sending';
  readonly onSave: (wanted: WantedEdit) => void;
};

/** What becomes of the draft. */
export function SaveBar({ title, draft, mayCreate, state, onSave }: Props) {
  const text = useText();
  const [asking, setAsking] = useState<'over' | 'new' | null>(null);
  const { splits, durationSeconds } = draft;
  const parts = [...keptParts(draft)];
  const kept = formatDuration(secondsOf(parts));
  const isSplit = splits.length > 0;
  const saving = state === 'sending' ? 'pending' : state === 'busy' ? 'disabled' : 'ready';
  const close = () => setAsking(null);
  const save = (wanted: WantedEdit) => {
    close();
    onSave(wanted);
  };

  return (
    <div className={styles.saveBar}>
      <p className={styles.result} aria-live="polite">
        {resultOf()}
      </p>
      <div className={styles.saveButtons}>
        {isSplit ? (
          <Button kind="primary" state={mayCreate ? saving : 'disabled'} onPress={() => setAsking('new')}>
            {text('saveSplit')}
          </Button>
        ) : (
          <>
            {mayCreate ? (
              <Button state={saving} onPress={() => setAsking('new')}>
                {text('saveNew')}
              </Button>
            ) : null}
            <Button kind="primary" state={isTrimmed(draft) ? saving : 'disabled'} onPress={() => setAsking('over')}>
              {text('saveOver')}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        isOpen={asking === 'over'}
        title={text('saveOverTitle', { title })}
        confirm={text('save')}
        tone="primary"
        onConfirm={() => save({ becomes: 'version', parts })}
        onCancel={close}
      >
        <p>{text('saveOverWords', { kept })}</p>
        <p>{text('saveOverUndo', { days: KEPT_DAYS })}</p>
      </ConfirmDialog>
      {asking === 'new' ? (
        <NewEntryDialog
          title={isSplit ? title : text('clipOf', { title })}
          kind={isSplit ? 'many' : 'one'}
          words={isSplit ? text('splitWords', { count: splits.length + 1 }) : text('newWords', { kept })}
          onClose={close}
          onSave={(named) =>
            save(
              isSplit
                ? { becomes: 'entries', at: [...splits], title: named }
                : { becomes: 'entry', parts, title: named },
            )
          }
        />
      ) : null}
    </div>
  );

  function resultOf(): string {
    if (isSplit) return text('resultSplit', { count: splits.length + 1 });
    if (!isTrimmed(draft)) return text('resultWhole');
    return text('result', { kept, whole: formatDuration(durationSeconds) });
  }
}
