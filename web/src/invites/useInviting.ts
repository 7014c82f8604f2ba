import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { call } from '#lib/api.ts';
import { bodyOf, type Draft } from './draft.ts';
import { inviteKeys } from './queries.ts';

type Wanted =
  | { readonly kind: 'first' | 'another'; readonly draft: Draft }
  | { readonly kind: 'renewal'; readonly inviteId: string; readonly mail: boolean };

/** Makes an invitation, or a new link for one; the answer is the only place with the link. */
export function useInviting(mediaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) =>
      wanted.kind === 'renewal'
        ? call(renewInviteLink, {
            params: { mediaId, inviteId: wanted.inviteId },
            body: { mail: wanted.mail },
          })
        : call(createInvite, {
            params: { mediaId },
            body: { ...bodyOf(wanted.draft), another: wanted.kind === 'another' },
          }),
    // The secret in the answer is not kept longer than it is shown.
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: inviteKeys.ofMedia(mediaId) }),
  });
}
