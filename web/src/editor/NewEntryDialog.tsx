import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useText } from './text.ts';

type Props = {
  readonly title: string;
  readonly kind: 'one' | 'many';
  readonly words: string;
  readonly onSave: (title: string) => void;
  readonly onClose: () => void;
};

const MOST_TITLE = 200;

export function NewEntryDialog({ title, kind, words, onSave, onClose }: Props) {
  const text = useText();
  const [typed, setTyped] = useState(title.slice(0, MOST_TITLE));
  const [isTried, setIsTried] = useState(false);
  const isMissing = typed.trim() === '';
  return (
    <Dialog
      isOpen
      title={text(kind === 'one' ? 'saveNew' : 'saveSplit')}
      help={words}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (!isMissing) onSave(typed);
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button type="submit" kind="primary">
            {text('save')}
          </Button>
        </>
      }
    >
      <TextField
        label={text(kind === 'one' ? 'newTitle' : 'newTitles')}
        {...(kind === 'one' ? {} : { description: text('newTitlesHelp') })}
        value={typed}
        onChange={setTyped}
        maxLength={MOST_TITLE}
        autoFocus
        error={isTried && isMissing ? text('titleMissing') : null}
      />
    </Dialog>
  );
}
