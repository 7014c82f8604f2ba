import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf, BodyInput } from '#contract/endpoint.ts';
import { CHANGED_AT_ONCE, type ChangeRefusal, changeManyMedia, type MediaChange } from '#contract/media/listing.ts';
import { call } from '#lib/api.ts';
import { portionsOf, type Selection } from '#lib/selection.ts';
import { type ListFilter, wireOf } from './list-address.ts';
import { mediaKeys } from './queries.ts';

export type ManyOutcome = {
  readonly done: readonly string[];
  readonly refused: readonly { readonly mediaId: string; readonly problem: ChangeRefusal }[];
};

const NOTHING_YET: ManyOutcome = { done: [], refused: [] };

type Target = BodyInput<typeof changeManyMedia>['target'];
type Wanted = { readonly targets: readonly Target[]; readonly change: MediaChange };

/** Changes many, some in each call; asked for again, what was done already is not done twice. */
export function useChangeMany() {
  const queryClient = useQueryClient();
  const [soFar, setSoFar] = useState(NOTHING_YET);
  const changing = useMutation({
    mutationFn: (wanted: Wanted) => changeEach(wanted, setSoFar),
    onSettled: () => queryClient.invalidateQueries({ queryKey: mediaKeys.lists }),
  });
  return { ...changing, soFar };
}

/** The way back, which a toast offers also when the list is no longer there. */
export function useRestoreMany() {
  const queryClient = useQueryClient();
  return async (ids: readonly string[]) => {
    try {
      return await changeEach({ targets: targetsNaming(ids), change: { action: 'restore' } }, () => {});
    } finally {
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    }
  };
}

async function changeEach({ targets, change }: Wanted, onProgress: (soFar: ManyOutcome) => void): Promise<ManyOutcome> {
  let outcome = NOTHING_YET;
  onProgress(outcome);
  for (const target of targets) {
    let next: string | null = null;
    do {
      const from: Target = next === null ? target : { ...target, after: next };
      const answer: AnswerOf<typeof changeManyMedia> = await call(changeManyMedia, { body: { target: from, change } });
      outcome = withMore(outcome, answer.results);
      onProgress(outcome);
      next = answer.next;
    } while (next !== null);
  }
  return outcome;
}

export function targetsOf(selection: Selection, filter: ListFilter): readonly Target[] {
  return selection.kind === 'all-matching' ? [{ matching: wireOf(filter) }] : targetsNaming([...selection.ids]);
}

function targetsNaming(ids: readonly string[]): readonly Target[] {
  return portionsOf(ids, CHANGED_AT_ONCE).map((mediaIds) => ({ mediaIds }));
}

type Results = AnswerOf<typeof changeManyMedia>['results'];

function withMore({ done, refused }: ManyOutcome, results: Results): ManyOutcome {
  return {
    done: [...done, ...results.flatMap(({ mediaId, problem }) => (problem === null ? [mediaId] : []))],
    refused: [
      ...refused,
      ...results.flatMap(({ mediaId, problem }) => (problem === null ? [] : [{ mediaId, problem }])),
    ],
  };
}
