import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SiteRole } from '#contract/access/roles.ts';
import { changePerson } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { showToast, type Toast } from '#ui/toasts.ts';
import { accountKeys } from './queries.ts';
import { useText } from './text.ts';

type Change = {
  readonly personId: string;
  readonly body: { readonly siteRole?: SiteRole; readonly active?: boolean; readonly mediaTo?: string };
  /** What to say when it is done. */
  readonly done: Toast;
};

/** Changes an account, says so, and draws the list anew. */
export function usePersonChange() {
  const text = useText();
  const queryClient = useQueryClient();
  const refusals = {
    'accounts.unknown': text('unknownPerson'),
    'accounts.last-administrator': text('lastAdministrator'),
    'accounts.heir-unknown': text('heirUnknown'),
  };
  return useMutation({
    mutationFn: ({ personId, body }: Change) => call(changePerson, { params: { personId }, body }),
    onSuccess: (_person, { done }) => showToast(done),
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(changePerson, refusals, error) }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: accountKeys.people }),
        queryClient.invalidateQueries({ queryKey: ['session'] }),
      ]),
  });
}
