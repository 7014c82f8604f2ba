import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';
import { useText } from './text.ts';

type Props = {
  readonly isOpen: boolean;
  readonly title: ReactNode;
  /** One line under the title. */
  readonly help?: ReactNode;
  /** Asked by Escape and by the cross. A click outside does not close it: what was typed would be lost. */
  readonly onClose: () => void;
  /** Makes the content a form, sent by Enter and by a button of type `submit` in the footer. */
  readonly onSubmit?: () => void;
  /** Buttons, the primary one last. What stands apart at the start goes in `FooterStart`. */
  readonly footer?: ReactNode;
  /** `wide` for lists of many columns. */
  readonly size?: 'normal' | 'wide';
  readonly children: ReactNode;
};

/** 560 px over the page, or 900; on a phone a sheet of full height. */
export function Dialog({ isOpen, title, help, onClose, onSubmit, footer, size = 'normal', children }: Props) {
  const text = useText();
  const content = (
    <>
      <div className={styles.body}>{children}</div>
      {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
    </>
  );
  return (
    <ModalOverlay
      className={`${styles.overlay} ${styles.sheet}`}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''} data-size={size}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <div className={styles.words}>
              <Heading slot="title" level={2} className={styles.title ?? ''}>
                {title}
              </Heading>
              {help === undefined ? null : <p className={styles.help}>{help}</p>}
            </div>
            <IconButton label={text('close')} icon={X} onPress={onClose} />
          </header>
          {onSubmit === undefined ? (
            <div className={styles.content}>{content}</div>
          ) : (
            <form
              className={styles.content}
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                // A dialog opened from within another form is still its child for React.
                event.stopPropagation();
                onSubmit();
              }}
            >
              {content}
            </form>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What stands at the start of a dialog's footer, away from its main buttons. */
export function FooterStart({ children }: { readonly children: ReactNode }) {
  return <div className={styles.footerStart}>{children}</div>;
}
