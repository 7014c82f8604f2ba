import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './Tooltip.module.css';

type Props = {
  readonly words: string;
  /** One button or link of ours. A finger sees no tooltip, so nothing may be said only here. */
  readonly children: ReactNode;
};

export function Tooltip({ words, children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip offset={6} className={styles.tooltip ?? ''}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
