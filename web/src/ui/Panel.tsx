import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import styles from './Panel.module.css';
import popover from './popover.module.css';

type Props = {
  readonly title: string;
  /** A button of ours that opens it. */
  readonly trigger: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
};

/** Floats beside its button: for what is more than a menu and does not take the whole page. */
export function Panel({ title, trigger, isOpen, onOpenChange, children }: Props) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <Popover className={`${popover.popover} ${styles.popover}`} placement="bottom end" offset={4}>
        <Dialog className={styles.panel ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.content}>{children}</div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
