import { INVITE_NOTICE_KINDS, type InviteNotice, type NoticeView } from '#contract/notices/endpoints.ts';
import { t } from './text.ts';

/** "Ada Lovelace asks for a new link to “Photosynthesis”". */
export function sentenceFor(notice: NoticeView): string {
  const { mediaTitle: media } = notice;
  if (isAboutInvite(notice)) return t(`said.${notice.kind}`, { name: notice.inviteeName, media });
  const { kind, byName, gallery } = notice;
  return t(`said.${kind}`, { name: byName ?? t('somebody'), media, gallery: gallery?.name ?? '' });
}

export function isAboutInvite(notice: NoticeView): notice is InviteNotice {
  return INVITE_NOTICE_KINDS.some((kind) => kind === notice.kind);
}
