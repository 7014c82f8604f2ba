import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttemptRow, TakerView } from '#contract/quiz/reports.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { AttemptInFull } from './AttemptInFull.tsx';
import { takerOf } from './queries.ts';
import { useText } from './report-text.ts';
import { nameOfTaker } from './report-words.ts';
import { TakerChip } from './TakerChip.tsx';
import { formatPercent } from './words.ts';

type Props = { readonly mediaId: string; readonly taker: TakerView; readonly onClose: () => void };

/** The attempts of one person, each in full. */
export function TakerDialog({ mediaId, taker, onClose }: Props) {
  const text = useText();
  const query = useQuery(takerOf(mediaId, taker.id));
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      isOpen
      size="wide"
      title={text('takerTitle', { name: nameOfTaker(taker) })}
      help={<TakerChip taker={taker} />}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('close')}</Button>}
    >
      <Loaded query={query} waiting={<SkeletonList rows={3} />}>
        {({ attempts }) => {
          const selected = attempts.find(({ id }) => id === chosen) ?? attempts.at(-1);
          if (selected === undefined) return <p>{text('nobody')}</p>;
          return (
            <Tabs
              label={text('attemptsOf')}
              selected={selected.id}
              onSelect={setChosen}
              tabs={attempts.map((attempt) => ({
                value: attempt.id,
                name: nameOf(attempt),
                content: <AttemptInFull mediaId={mediaId} attemptId={attempt.id} onDeleted={() => deleted(attempts)} />,
              }))}
            />
          );
        }}
      </Loaded>
    </Dialog>
  );

  function nameOf({ number, score }: AttemptRow): string {
    return score === null || score.percent === null
      ? text('attempt', { number })
      : text('attemptScore', { number, percent: formatPercent(score.percent) });
  }

  /** Whose last attempt is gone is not in the list any more. */
  function deleted(attempts: readonly AttemptRow[]): void {
    if (attempts.length === 1) onClose();
    else setChosen(null);
  }
}
