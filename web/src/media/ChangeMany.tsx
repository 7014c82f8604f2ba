import { useState } from 'react';
import type { MediaChange } from '#contract/media/listing.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { countOf, type Selection } from '#lib/selection.ts';
import { showToast } from '#ui/toasts.ts';
import { ChangeManyDialog } from './ChangeManyDialog.tsx';
import type { ListFilter } from './list-address.ts';
import { t } from './list-text.ts';
import { ManyRefused } from './ManyRefused.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { type ManyOutcome, targetsOf, useChangeMany, useRestoreMany } from './useChangeMany.ts';

type Props = {
  readonly selection: Selection;
  readonly filter: ListFilter;
  /** Of those that are loaded, to name what was refused. */
  readonly titles: ReadonlyMap<string, string>;
  readonly onClear: () => void;
};

/** From what is selected to what became of it. */
export function ChangeMany({ selection, filter, titles, onClear }: Props) {
  const changing = useChangeMany();
  const restore = useRestoreMany();
  const [asked, setAsked] = useState<MediaChange['action'] | null>(null);
  const [told, setTold] = useState<{ readonly action: MediaChange['action']; readonly outcome: ManyOutcome } | null>(
    null,
  );
  const count = countOf(selection);

  function change(wanted: MediaChange): void {
    changing.mutate(
      { targets: targetsOf(selection, filter), change: wanted },
      {
        onSuccess: (outcome) => {
          setAsked(null);
          if (outcome.refused.length > 0) return setTold({ action: wanted.action, outcome });
          tell(wanted.action, outcome);
          onClear();
        },
        onError: (error) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
      },
    );
  }

  function tell(action: MediaChange['action'], { done }: ManyOutcome): void {
    const message = t(`did.${action}`, { count: done.length });
    const undo = () => {
      restore(done).then(
        ({ done: restored }) => showToast({ message: t('did.restore', { count: restored.length }) }),
        (error: unknown) => showToast({ tone: 'danger', message: wordsOfFailure(error).what }),
      );
    };
    showToast(action === 'delete' ? { message, action: { name: t('undo'), onPress: undo } } : { message });
  }

  return (
    <>
      <SelectionBar
        count={count}
        isInBin={filter.show === 'bin'}
        state={changing.isPending && asked === null ? 'pending' : 'ready'}
        onAsk={setAsked}
        onChange={change}
        onClear={onClear}
      />
      {asked === null ? null : (
        <ChangeManyDialog
          action={asked}
          count={count}
          soFar={changing.isPending ? changing.soFar.done.length + changing.soFar.refused.length : null}
          onChange={change}
          onClose={() => setAsked(null)}
        />
      )}
      {told === null ? null : (
        <ManyRefused
          {...told}
          titles={titles}
          onClose={() => {
            setTold(null);
            onClear();
          }}
        />
      )}
    </>
  );
}
