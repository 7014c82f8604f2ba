import { useEffect, useState } from 'react';
import { deleteGuestLink, switchGuestLink } from '#contract/guests/endpoints.ts';
import type { GuestLinkView } from '#contract/guests/view.ts';
import { call } from '#lib/api.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import styles from './guests.module.css';
import { useText } from './text.ts';
import { useGuestChange } from './useGuestChange.ts';

/** What was chosen for one link; what takes something away is asked about first. */
export type PlannedChange = {
  readonly kind: 'switch-off' | 'switch-on' | 'deletion';
  readonly guestLink: GuestLinkView;
};

type Props = { readonly mediaId: string; readonly planned: PlannedChange; readonly onClose: () => void };
type OfLink = { readonly mediaId: string; readonly guestLink: GuestLinkView; readonly onClose: () => void };

export function GuestLinkChange({ mediaId, planned: { kind, guestLink }, onClose }: Props) {
  const about = { mediaId, guestLink, onClose };
  switch (kind) {
    case 'switch-off':
      return <SwitchOff {...about} />;
    case 'switch-on':
      return <SwitchOn {...about} />;
    case 'deletion':
      return <Deletion {...about} />;
  }
}

function SwitchOff({ mediaId, guestLink: { id, name, here }, onClose }: OfLink) {
  const text = useText();
  const [ends, setEnds] = useState(false);
  const change = useGuestChange({
    mediaId,
    change: () =>
      call(switchGuestLink, {
        params: { mediaId, guestLinkId: id },
        body: { to: 'off', guests: ends ? 'end' : 'stay' },
      }),
    done: text('switchedOff', { name }),
    onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('switchOffTitle', { name })}
      lost={[text('switchOffLost')]}
      confirm={text('switchOff')}
      state={change.isPending ? 'pending' : 'ready'}
      onConfirm={() => change.mutate()}
      onCancel={onClose}
    >
      <div className={styles.choice}>
        {here === 0 ? null : (
          <Checkbox
            label={text('endGuests', { count: here })}
            description={text('endGuestsWhat')}
            value={ends}
            onChange={setEnds}
          />
        )}
        <p>{text('switchOffWords')}</p>
      </div>
    </ConfirmDialog>
  );
}

/** Takes nothing away, so nothing is asked. */
function SwitchOn({ mediaId, guestLink: { id, name }, onClose }: OfLink) {
  const text = useText();
  const { mutate } = useGuestChange({
    mediaId,
    change: () => call(switchGuestLink, { params: { mediaId, guestLinkId: id }, body: { to: 'on' } }),
    done: text('switchedOn', { name }),
    onClose,
  });
  useEffect(() => mutate(), [mutate]);
  return null;
}

function Deletion({ mediaId, guestLink: { id, name, here }, onClose }: OfLink) {
  const text = useText();
  const change = useGuestChange({
    mediaId,
    change: () => call(deleteGuestLink, { params: { mediaId, guestLinkId: id } }),
    done: text('deleted', { name }),
    onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('deleteTitle', { name })}
      lost={[text('deleteLost'), ...(here === 0 ? [] : [text('deleteLostGuests', { count: here })])]}
      confirm={text('delete')}
      state={change.isPending ? 'pending' : 'ready'}
      onConfirm={() => change.mutate()}
      onCancel={onClose}
    >
      {text('deleteWords')}
    </ConfirmDialog>
  );
}
