import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { ComboBox } from '#ui/ComboBox.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { FieldRow } from '#ui/Fields.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import { Chapter, Specimen } from './Specimen.tsx';

type Open = 'none' | 'dialog' | 'confirmation';

export function Overlays() {
  const [open, setOpen] = useState<Open>('none');
  const close = () => setOpen('none');
  return (
    <Chapter title="Dialogs and toasts">
      <Specimen title="Dialog">
        <Button onPress={() => setOpen('dialog')}>Open dialog</Button>
        <Button onPress={() => setOpen('confirmation')}>Ask before deleting</Button>
      </Specimen>
      <Specimen title="Toast">
        <Button onPress={() => showToast({ message: 'Details saved.' })}>Say that it is done</Button>
        <Button
          onPress={() =>
            showToast({
              message: '“Introduction to compilers” is in the recycle bin.',
              action: { name: 'Undo', onPress: close },
            })
          }
        >
          Offer a way back
        </Button>
        <Button onPress={() => showToast({ tone: 'danger', message: 'The mail server does not answer.' })}>
          Say that it failed
        </Button>
      </Specimen>
      <InviteDialog isOpen={open === 'dialog'} onClose={close} />
      <ConfirmDialog
        isOpen={open === 'confirmation'}
        title="Delete “Introduction to compilers”?"
        lost={['12 invitations stop working', 'The link on your course page leads nowhere']}
        confirm="Delete"
        onConfirm={close}
        onCancel={close}
      >
        You can restore it from the recycle bin for 30 days; invitations then work again.
      </ConfirmDialog>
    </Chapter>
  );
}

function InviteDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const [address, setAddress] = useState('');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  return (
    <Dialog
      isOpen={isOpen}
      title="Invite users"
      help="Add users by email, assign roles, and control their access."
      onClose={onClose}
      onSubmit={onClose}
      footer={
        <>
          <FooterStart>
            <Button kind="quiet">Invite many</Button>
          </FooterStart>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            Generate invite link
          </Button>
        </>
      }
    >
      <ComboBox
        label="Email"
        autoFocus
        need="required"
        value={address}
        onChange={setAddress}
        suggestions={
          address.length < 2
            ? []
            : [{ id: '1', name: 'Ada Lovelace', address: 'ada@example.edu', source: 'Invited before' }]
        }
        onChoose={(chosen) => setAddress(chosen.address)}
      />
      <FieldRow>
        <TextField label="First name" value={first} onChange={setFirst} />
        <TextField label="Last name" need="required" value={last} onChange={setLast} />
      </FieldRow>
    </Dialog>
  );
}
