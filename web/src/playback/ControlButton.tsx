import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Icon } from '#ui/Icon.tsx';
import styles from './Player.module.css';

type Props = {
  readonly label: string;
  /** The key that does the same, in the words of `aria-keyshortcuts`. */
  readonly shortcut?: string;
  readonly icon: LucideIcon;
  readonly onPress: () => void;
  readonly isExpanded?: boolean;
  readonly isOn?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button on the picture. Its tooltip is the browser's own: ours would stay outside of a full screen. */
export function ControlButton({ label, shortcut, icon, onPress, isExpanded, isOn, ref }: Props) {
  return (
    <button
      type="button"
      ref={ref}
      className={styles.control}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      aria-keyshortcuts={shortcut}
      aria-expanded={isExpanded}
      data-on={isOn === true ? 'yes' : 'no'}
      onClick={onPress}
    >
      <Icon of={icon} size="large" />
    </button>
  );
}
