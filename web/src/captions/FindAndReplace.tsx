import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import { type EditedCue, placesOf } from './editing.ts';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';

type Props = {
  readonly cues: readonly EditedCue[];
  readonly onReplace: (find: string, by: string) => void;
  readonly onClose: () => void;
};

export function FindAndReplace({ cues, onReplace, onClose }: Props) {
  const text = useText();
  const [find, setFind] = useState('');
  const [by, setBy] = useState('');
  const count = placesOf(cues, find);
  return (
    <Dialog
      isOpen
      title={text('findReplace')}
      onClose={onClose}
      onSubmit={replace}
      footer={
        <>
          <Button onPress={onClose}>{text('close')}</Button>
          <Button kind="primary" type="submit" state={count === 0 ? 'disabled' : 'ready'}>
            {text('replaceAll')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label={text('find')} value={find} onChange={setFind} maxLength={200} autoFocus />
        <TextField label={text('replaceWith')} value={by} onChange={setBy} maxLength={200} />
        <p className={styles.hint} role="status">
          {text('found', { count })}
        </p>
      </div>
    </Dialog>
  );

  function replace(): void {
    if (count === 0) return;
    onReplace(find, by);
    showToast({ message: text('replaced', { count }) });
    onClose();
  }
}
