import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon } from './Icon.tsx';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

type Props = {
  /** What it does, in words: its name for screen readers and its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** How many wait behind it; the label says it in words. */
  readonly count?: number;
  readonly state?: 'ready' | 'disabled';
  readonly onPress?: () => void;
} & Pick<AriaButtonProps, 'slot' | 'aria-pressed'>;

/** More is not read at a glance. */
const MOST_COUNTED = 9;

export function IconButton({ label, icon, count = 0, state = 'ready', onPress, ...button }: Props) {
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
        {count === 0 ? null : (
          <span className={styles.count} aria-hidden="true">
            {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
          </span>
        )}
      </AriaButton>
    </Tooltip>
  );
}
