import { CircleAlert } from 'lucide-react';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import styles from './Player.module.css';
import { useText } from './text.ts';

type Props = {
  readonly kind: 'connectionLost' | 'cannotPlay' | 'notReady' | 'notAllowed';
  readonly onRetry?: () => void;
};

/** Why nothing plays, in the place where it would. */
export function Notice({ kind, onRetry }: Props) {
  const text = useText();
  return (
    <div className={styles.notice} role="alert">
      <Icon of={CircleAlert} size="large" />
      <p className={styles.noticeWhat}>{text(kind)}</p>
      <p>{text(`${kind}Now`)}</p>
      {onRetry === undefined ? null : <Button onPress={onRetry}>{text('tryAgain')}</Button>}
    </div>
  );
}
