import { Button as AriaButton } from 'react-aria-components/Button';
import { Avatar } from './Avatar.tsx';
import styles from './AvatarButton.module.css';
import { Tooltip } from './Tooltip.tsx';

type Props = {
  /** Its name for screen readers and its tooltip. */
  readonly name: string;
  readonly pictureUrl?: string | null;
};

/** A face that opens the menu of the person who is signed in. */
export function AvatarButton({ name, pictureUrl = null }: Props) {
  return (
    <Tooltip words={name}>
      <AriaButton className={styles.button ?? ''} aria-label={name}>
        <Avatar name={name} pictureUrl={pictureUrl} />
      </AriaButton>
    </Tooltip>
  );
}
