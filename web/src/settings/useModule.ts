import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { useChecks } from '#lib/useChecks.ts';
import { useDraft } from '#lib/useDraft.ts';

type Options<T extends object> = {
  readonly saved: T;
  readonly schema: z.ZodType<T>;
  readonly queryKey: QueryKey;
  readonly save: (value: T) => Promise<T>;
  /** What is sent, where the form keeps more than that: empty lines. */
  readonly tidy: (value: T) => T;
};

/** One module while it is being changed: the draft, what is wrong with it, and how far saving is. */
export function useModule<T extends object>({ saved, schema, queryKey, save, tidy }: Options<T>) {
  const queryClient = useQueryClient();
  const draft = useDraft(saved);
  const tidied = tidy(draft.value);
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (value) => {
      queryClient.setQueryData(queryKey, value);
      draft.discard();
    },
  });
  const checks = useChecks(schema, tidied, saving.error);

  return {
    value: draft.value,
    change: draft.change,
    changed: draft.changed,
    error: saving.error,
    state: stateOfSaving(),
    fields: checks.form,
    errorOf: checks.errorOf,
    onLeave: checks.onLeave,
    onSave,
    onDiscard,
  } as const;

  function stateOfSaving() {
    if (saving.isPending) return 'saving';
    return saving.isSuccess ? 'saved' : 'ready';
  }

  function onSave(): void {
    if (checks.pass() && !saving.isPending) saving.mutate(tidied);
  }

  function onDiscard(): void {
    draft.discard();
    saving.reset();
  }
}

export type ModuleDraft<T extends object> = ReturnType<typeof useModule<T>>;
