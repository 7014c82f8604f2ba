import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeCollaborator, transferMedia } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { showToast } from '#ui/toasts.ts';
import type { Collaborator } from './queries.ts';
import { collaboratorsOf, mediaKeys } from './queries.ts';
import { t, useText } from './text.ts';

/** What is asked about before it is done. */
export type PlannedChange = { readonly kind: 'removal' | 'transfer'; readonly person: Collaborator };

type Props = { readonly mediaId: string; readonly planned: PlannedChange; readonly onClose: () => void };

export function ConfirmCollaboratorChange({ mediaId, planned, onClose }: Props) {
  const text = useText();
  const change = useChange({ mediaId, planned, onClose });
  const { name } = planned.person;
  const words = {
    removal: {
      title: text('takeOffTitle', { name }),
      lost: text('lostByPerson', { name }),
      confirm: text('takeOff'),
      after: text('takeOffUndo'),
    },
    transfer: {
      title: text('makeOwnerTitle', { name }),
      lost: text('lostOwnership'),
      confirm: text('makeOwner'),
      after: text('makeOwnerWords'),
    },
  }[planned.kind];
  return (
    <ConfirmDialog
      isOpen
      title={words.title}
      lost={[words.lost]}
      confirm={words.confirm}
      state={change.isPending ? 'pending' : 'ready'}
      onConfirm={() => change.mutate()}
      onCancel={onClose}
    >
      {words.after}
    </ConfirmDialog>
  );
}

function useChange({ mediaId, planned: { kind, person }, onClose }: Props) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      kind === 'removal'
        ? call(removeCollaborator, { params: { mediaId, personId: person.personId } })
        : call(transferMedia, { params: { mediaId }, body: { email: person.email } }),
    onSuccess: async (collaborators) => {
      queryClient.setQueryData(collaboratorsOf(mediaId).queryKey, collaborators);
      showToast({ message: t(kind === 'removal' ? 'removed' : 'ownerChanged', { name: person.name }) });
      onClose();
      // One's own abilities may have changed with it.
      await queryClient.invalidateQueries({ queryKey: mediaKeys.one(mediaId) });
    },
    onError: (error) => {
      showToast({ tone: 'danger', message: wordsOfFailure(error).what });
      onClose();
    },
  });
}
