import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import { type BulkChange, type BulkRefusal, changeInvites } from '#contract/invites/managing.ts';
import { call } from '#lib/api.ts';
import { inviteKeys } from './queries.ts';
import type { Target } from './selection.ts';

export type BulkOutcome = {
  readonly done: number;
  readonly refused: ReadonlyMap<BulkRefusal, number>;
};

const NOTHING_YET: BulkOutcome = { done: 0, refused: new Map() };

/** Changes many, some in each call; asked for again, what was done already is not done twice. */
export function useBulkChange(mediaId: string) {
  const queryClient = useQueryClient();
  const [soFar, setSoFar] = useState(NOTHING_YET);
  const changing = useMutation({
    mutationFn: async ({ targets, change }: { readonly targets: readonly Target[]; readonly change: BulkChange }) => {
      let outcome = NOTHING_YET;
      for (const target of targets) {
        let next: string | null = null;
        do {
          const from: Target = next === null ? target : { ...target, after: next };
          const answer: AnswerOf<typeof changeInvites> = await call(changeInvites, {
            params: { mediaId },
            body: { target: from, change },
          });
          outcome = withMore(outcome, answer.results);
          setSoFar(outcome);
          next = answer.next;
        } while (next !== null);
      }
      return outcome;
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: inviteKeys.ofMedia(mediaId) }),
  });
  return { ...changing, soFar };
}

function withMore(
  { done, refused }: BulkOutcome,
  results: readonly { readonly problem: BulkRefusal | null }[],
): BulkOutcome {
  const counts = new Map(refused);
  for (const { problem } of results) if (problem !== null) counts.set(problem, (counts.get(problem) ?? 0) + 1);
  return { done: done + results.filter(({ problem }) => problem === null).length, refused: counts };
}
