import type { NoticeView } from '#contract/notices/endpoints.ts';
import { t } from './text.ts';

/** "Ada Lovelace asks for a new link to “Photosynthesis”". */
export function sentenceFor({ kind, inviteeName: name, mediaTitle: media }: NoticeView): string {
  return t(`said.${kind}`, { name, media });
}
