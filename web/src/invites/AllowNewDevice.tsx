import { allowNewDevice } from '#contract/invites/endpoints.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { call } from '#lib/api.ts';
import { formatMoment } from '#lib/time.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { t, useText } from './text.ts';
import { useInviteChange } from './useInviteChange.ts';
import { fullName } from './words.ts';

type Props = { readonly mediaId: string; readonly invite: InviteView; readonly onClose: () => void };

export function AllowNewDevice({ mediaId, invite, onClose }: Props) {
  const text = useText();
  const name = fullName(invite);
  const allowance = useInviteChange({
    mediaId,
    change: () => call(allowNewDevice, { params: { mediaId, inviteId: invite.id } }),
    done: ({ newDeviceUntil }) =>
      t('allowed', { name, time: newDeviceUntil === null ? '' : formatMoment(new Date(newDeviceUntil), 'time') }),
    onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      tone="primary"
      title={text('allowTitle', { name })}
      confirm={text('allow')}
      state={allowance.isPending ? 'pending' : 'ready'}
      onConfirm={() => allowance.mutate()}
      onCancel={onClose}
    >
      {text('allowWords')}
    </ConfirmDialog>
  );
}
