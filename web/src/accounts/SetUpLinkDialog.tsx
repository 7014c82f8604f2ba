import type { createSetUpLink } from '#contract/accounts/endpoints.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './fields.module.css';
import { useText } from './text.ts';

type Props = {
  readonly title: string;
  readonly email: string;
  readonly setUpLink: AnswerOf<typeof createSetUpLink>;
  readonly onClose: () => void;
};

/** The only place where a set-up link is ever shown. */
export function SetUpLinkDialog({ title, email, setUpLink, onClose }: Props) {
  const text = useText();
  const until = formatMoment(new Date(setUpLink.expiresAt), 'day-time-and-zone');
  return (
    <Dialog
      isOpen
      title={title}
      help={text('linkOnce', { when: until })}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('done')}</Button>}
    >
      <div className={styles.fields}>
        <CopyField label={text('setUpLink')} value={setUpLink.url} />
        <p className={styles.note}>{setUpLink.mailed ? text('linkMailed', { email }) : text('linkNotMailed')}</p>
      </div>
    </Dialog>
  );
}
