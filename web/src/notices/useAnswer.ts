import { useMutation, useQueryClient } from '@tanstack/react-query';
import { allowNewDevice, removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { dismissNotice, type NoticeAnswer, type NoticeView } from '#contract/notices/endpoints.ts';
import { call, problemOf } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { formatMoment } from '#lib/time.ts';
import { showToast } from '#ui/toasts.ts';
import { noticeKeys } from './queries.ts';
import { t } from './text.ts';

export type Chosen = { readonly notice: NoticeView; readonly answer: NoticeAnswer | 'dismiss' };
export type MadeLink = { readonly name: string; readonly link: string };

/** Answers a notice by one press and says so; a link that was made to hand over goes to `onLink`. */
export function useAnswer(onLink: (made: MadeLink) => void) {
  const queryClient = useQueryClient();
  const answering = useMutation({
    mutationFn: give,
    // The secret of a link is not kept longer than it is shown.
    gcTime: 0,
    onSuccess: (given) => {
      if (given.kind === 'link') onLink(given);
      else if (given.kind === 'said') showToast({ message: given.words });
    },
    onError: (error, { notice, answer }) => {
      const { what } = wordsOfFailure(error);
      const wayOut = { name: t('makeLink'), onPress: () => answering.mutate({ notice, answer: 'show-link' }) };
      showToast({
        tone: 'danger',
        message: what,
        ...(answer === 'mail-link' && isAboutMail(error) ? { action: wayOut } : {}),
      });
    },
    onSettled: (_, __, { notice }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: noticeKeys.all }),
        queryClient.invalidateQueries({ queryKey: ['invites', notice.mediaId] }),
      ]),
  });
  return answering;
}

type Given =
  | { readonly kind: 'said'; readonly words: string }
  | ({ readonly kind: 'link' } & MadeLink)
  | { readonly kind: 'dismissed' };

async function give({ notice, answer }: Chosen): Promise<Given> {
  const { mediaId, inviteId, inviteeName: name, email } = notice;
  const params = { mediaId, inviteId };
  switch (answer) {
    case 'mail-link':
      await call(renewInviteLink, { params, body: { mail: true } });
      return { kind: 'said', words: t('mailed', { email }) };
    case 'show-link': {
      const { link } = await call(renewInviteLink, { params, body: { mail: false } });
      return { kind: 'link', name, link };
    }
    case 'allow-device': {
      const { newDeviceUntil } = await call(allowNewDevice, { params });
      const time = newDeviceUntil === null ? '' : formatMoment(new Date(newDeviceUntil), 'time');
      return { kind: 'said', words: t('allowed', { name, time }) };
    }
    case 'remove':
      await call(removeInvite, { params });
      return { kind: 'said', words: t('removed', { name }) };
    case 'dismiss':
      await call(dismissNotice, { params: { noticeId: notice.id } });
      return { kind: 'dismissed' };
  }
}

/** Then a link can still be made and handed over. */
function isAboutMail(error: unknown): boolean {
  const code = problemOf(renewInviteLink, error);
  return code === 'invites.mail-quota-reached' || code === 'invites.no-template' || code === 'mail.no-server';
}
