import { removeInvite } from '#contract/invites/endpoints.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { call } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { t, useText } from './text.ts';
import { useInviteChange } from './useInviteChange.ts';
import { fullName } from './words.ts';

type Props = { readonly mediaId: string; readonly invite: InviteView; readonly onClose: () => void };

export function RemoveInvitation({ mediaId, invite, onClose }: Props) {
  const text = useText();
  const name = fullName(invite);
  const removal = useInviteChange({
    mediaId,
    change: () => call(removeInvite, { params: { mediaId, inviteId: invite.id } }),
    done: () => t('removed', { name }),
    onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('removeTitle', { name })}
      lost={[text('lostAccess', { name }), text('lostLinks')]}
      confirm={text('remove')}
      state={removal.isPending ? 'pending' : 'ready'}
      onConfirm={() => removal.mutate()}
      onCancel={onClose}
    >
      {text('removeWords')}
    </ConfirmDialog>
  );
}
