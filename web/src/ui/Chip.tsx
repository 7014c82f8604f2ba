import type { LucideIcon } from 'lucide-react';
import styles from './Chip.module.css';
import { Icon } from './Icon.tsx';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

type Props = {
  readonly tone?: Tone;
  /** A state has a picture and a word; a tag has the word alone. */
  readonly icon?: LucideIcon;
  readonly children: string;
};

export function Chip({ tone = 'neutral', icon, children }: Props) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {icon === undefined ? null : <Icon of={icon} />}
      {children}
    </span>
  );
}
