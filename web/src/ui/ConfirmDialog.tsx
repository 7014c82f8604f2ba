import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './Button.tsx';
import styles from './ConfirmDialog.module.css';
import dialog from './Dialog.module.css';
import { useText } from './text.ts';

type Props = {
  readonly isOpen: boolean;
  /** A question that names the thing: "Remove Ada Lovelace's invitation?" */
  readonly title: string;
  /** What will be lost, one line each. */
  readonly lost?: readonly string[];
  /** How it can be undone, or that it cannot. */
  readonly children?: ReactNode;
  /** The verb of the title: "Remove". */
  readonly confirm: string;
  readonly tone?: 'danger' | 'primary';
  readonly state?: 'ready' | 'pending';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** The one way to ask before something is lost. The focus starts on Cancel. */
export function ConfirmDialog({
  isOpen,
  title,
  lost = [],
  children,
  confirm,
  tone = 'danger',
  state = 'ready',
  onConfirm,
  onCancel,
}: Props) {
  const text = useText();
  return (
    <ModalOverlay
      className={`${dialog.overlay} ${dialog.small}`}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
    >
      <Modal className={dialog.modal ?? ''}>
        <AriaDialog role="alertdialog" className={`${dialog.dialog} ${styles.dialog}`}>
          <Heading slot="title" level={2} className={dialog.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.words}>
            {lost.length === 0 ? null : (
              <ul className={styles.lost} aria-label={text('whatIsLost')}>
                {lost.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {children === undefined ? null : <div>{children}</div>}
          </div>
          <div className={styles.buttons}>
            <Button autoFocus onPress={onCancel}>
              {text('cancel')}
            </Button>
            <Button kind={tone} state={state} onPress={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
