import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type getCaptions, saveCues } from '#contract/captions/endpoints.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { ApiProblem, call, problemOf } from '#lib/api.ts';
import { beginEditing, type Edit, edit, written } from './editing.ts';
import { captionsOf, cuesOf } from './queries.ts';

export type CaptionsWithCues = AnswerOf<typeof getCaptions>;

/** Captions while they are edited over a version that is saved; what was typed survives whatever saving meets. */
export function useSavedCues(mediaId: string, loaded: CaptionsWithCues) {
  const queryClient = useQueryClient();
  const of = { mediaId, captionsId: loaded.id };
  const [editing, setEditing] = useState(() => beginEditing(loaded.cues));
  const [saved, setSaved] = useState({ version: loaded.version, cues: editing.cues });

  const saving = useMutation({
    mutationFn: async (version: number) => {
      const { cues } = editing;
      const sent = written(cues);
      const answer = await call(saveCues, { params: of, body: { version, cues: [...sent] } });
      return { answer, cues, sent };
    },
    onSuccess: async ({ answer, cues, sent }) => {
      setSaved({ version: answer.version, cues });
      queryClient.setQueryData(cuesOf(of).queryKey, { ...answer, cues: [...sent] });
      await queryClient.invalidateQueries({ queryKey: captionsOf(mediaId).queryKey });
    },
  });
  const isConflict = problemOf(saveCues, saving.error) === 'captions.changed-meanwhile';

  return {
    editing,
    change: (wanted: Edit) => setEditing((before) => edit(before, wanted)),
    isChanged: editing.cues !== saved.cues,
    isSaving: saving.isPending,
    isConflict,
    error: isConflict ? null : saving.error,
    /** Somebody else's, and newer than what was begun with. */
    isBehind: loaded.version > saved.version && !saving.isPending,
    save: () => saving.mutate(saved.version),
    keepMine: () => saving.mutate(versionIn(saving.error) ?? saved.version),
    /** As one more step, so that Undo brings back what was here. */
    takeTheirs: async () => {
      const theirs = await queryClient.fetchQuery({ ...cuesOf(of), staleTime: 0 });
      const next = edit(editing, { kind: 'take', cues: theirs.cues });
      setEditing(next);
      setSaved({ version: theirs.version, cues: next.cues });
      saving.reset();
    },
    decideLater: () => saving.reset(),
  };
}

function versionIn(error: unknown): number | null {
  const version = error instanceof ApiProblem ? error.facts.version : null;
  return typeof version === 'number' ? version : null;
}
