import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

type Props = {
  /** What it does, in words: its name for screen readers and its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly state?: 'ready' | 'disabled';
  readonly onPress?: () => void;
} & Pick<AriaButtonProps, 'slot' | 'aria-pressed'>;

export function IconButton({ label, icon, state = 'ready', onPress, ...button }: Props) {
  return (
    <Tooltip words={label}>
      <AriaButton
        {...button}
        {...(onPress === undefined ? {} : { onPress: () => onPress() })}
        aria-label={label}
        className={styles.button ?? ''}
        isDisabled={state === 'disabled'}
      >
        <Icon of={icon} size="large" />
      </AriaButton>
    </Tooltip>
  );
}
