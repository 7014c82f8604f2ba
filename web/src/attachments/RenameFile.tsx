import { useState } from 'react';
import type { AttachmentView } from '#contract/attachments/endpoints.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useText } from './edit-text.ts';
import { useAttachmentChange } from './useAttachmentChange.ts';

type Props = { readonly mediaId: string; readonly file: AttachmentView; readonly onClose: () => void };

export function RenameFile({ mediaId, file, onClose }: Props) {
  const text = useText();
  const [title, setTitle] = useState(file.title);
  const [name, setName] = useState(file.name);
  const [isTried, setIsTried] = useState(false);
  const change = useAttachmentChange(mediaId);
  const isNameMissing = name.trim() === '';
  return (
    <Dialog
      isOpen
      title={text('renameTitle')}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (!isNameMissing) change.rename(file.id, { name, title }, onClose);
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit" state={change.isPending ? 'pending' : 'ready'}>
            {text('save')}
          </Button>
        </>
      }
    >
      <TextField
        label={text('titleField')}
        description={text('titleHelp')}
        need="optional"
        autoFocus
        maxLength={200}
        value={title}
        onChange={setTitle}
      />
      <TextField
        label={text('nameField')}
        description={text('nameHelp')}
        need="required"
        maxLength={200}
        value={name}
        onChange={setName}
        error={isTried && isNameMissing ? text('nameMissing') : null}
      />
    </Dialog>
  );
}
