import type { NoticeView } from '#contract/notices/endpoints.ts';
import styles from './notices.module.css';
import { useText } from './text.ts';
import { isAboutInvite } from './words.ts';

/** What a notice knows beside its sentence: the device, and what a mail server or a moderator said. */
export function NoticeFacts({ notice }: { readonly notice: NoticeView }) {
  const text = useText();
  const { reason } = notice;
  const device = isAboutInvite(notice) ? notice.device : null;
  return (
    <>
      {device === null ? null : <p className={styles.quiet}>{text('device', { device })}</p>}
      {reason === null ? null : (
        <p className={styles.quiet}>{text(isAboutInvite(notice) ? 'reason' : 'remark', { reason })}</p>
      )}
    </>
  );
}
