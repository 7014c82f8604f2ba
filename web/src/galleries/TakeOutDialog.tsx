import { useState } from 'react';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useText } from './text.ts';
import { useDecision } from './useDecision.ts';

type Props = {
  readonly galleryId: string;
  readonly media: { readonly id: string; readonly title: string };
  readonly onClose: () => void;
};

/** Asks a moderator before something that is published leaves the gallery. */
export function TakeOutDialog({ galleryId, media, onClose }: Props) {
  const text = useText();
  const [reason, setReason] = useState('');
  const deciding = useDecision({ galleryId, media }, onClose);
  return (
    <ConfirmDialog
      isOpen
      title={text('takeOutTitle', { title: media.title })}
      lost={[text('takeOutLost')]}
      confirm={text('takeOut')}
      state={deciding.isPending ? 'pending' : 'ready'}
      onConfirm={() => deciding.mutate({ verdict: 'take-out', reason })}
      onCancel={onClose}
    >
      <p>{text('takeOutHelp')}</p>
      <ReasonField value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
