import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CollaboratorKind } from '#contract/access/roles.ts';
import { addCollaborator } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { collaboratorsOf } from './queries.ts';

/** Adds a colleague, or changes what they are. */
export function useAddCollaborator(mediaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { email: string; kind: CollaboratorKind }) =>
      call(addCollaborator, { params: { mediaId }, body: wanted }),
    onSuccess: (changed) => queryClient.setQueryData(collaboratorsOf(mediaId).queryKey, changed),
  });
}
