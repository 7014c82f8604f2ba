import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import styles from './Disclosure.module.css';
import { Icon } from './Icon.tsx';

type Props = {
  /** "More options" */
  readonly label: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
};

/** Folds away what few need. */
export function Disclosure({ label, isOpen, onToggle, children }: Props) {
  return (
    <AriaDisclosure className={styles.disclosure ?? ''} isExpanded={isOpen} onExpandedChange={onToggle}>
      <Button slot="trigger" className={styles.trigger ?? ''}>
        <Icon of={ChevronDown} className={styles.chevron} />
        {label}
      </Button>
      <DisclosurePanel className={styles.panel ?? ''}>
        <div className={styles.content}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
