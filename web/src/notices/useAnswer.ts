import { useMutation, useQueryClient } from '@tanstack/react-query';
import { allowNewDevice, removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { dismissNotice, type EntryNotice, type InviteNotice, type NoticeAnswer } from '#contract/notices/endpoints.ts';
import { call, problemOf } from '#lib/api.ts';
import { wordsOfFailure } from '#lib/problems.ts';
import { formatMoment } from '#lib/time.ts';
import { showToast } from '#ui/toasts.ts';
import { noticeKeys } from './queries.ts';
import { t } from './text.ts';

type Answered = { readonly notice: InviteNotice; readonly answer: NoticeAnswer };
export type Chosen = Answered | { readonly notice: InviteNotice | EntryNotice; readonly answer: 'dismiss' };
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
    onError: (error, chosen) => {
      const { what } = wordsOfFailure(error);
      if (chosen.answer !== 'mail-link' || !isAboutMail(error)) {
        showToast({ tone: 'danger', message: what });
        return;
      }
      const wayOut = () => answering.mutate({ notice: chosen.notice, answer: 'show-link' });
      showToast({ tone: 'danger', message: what, action: { name: t('makeLink'), onPress: wayOut } });
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

async function give(chosen: Chosen): Promise<Given> {
  if (chosen.answer === 'dismiss') {
    await call(dismissNotice, { params: { noticeId: chosen.notice.id } });
    return { kind: 'dismissed' };
  }
  const { notice, answer } = chosen;
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
  }
}

/** Then a link can still be made and handed over. */
function isAboutMail(error: unknown): boolean {
  const code = problemOf(renewInviteLink, error);
  return code === 'invites.mail-quota-reached' || code === 'invites.no-template' || code === 'mail.no-server';
}
