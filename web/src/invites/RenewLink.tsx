import type { InviteView } from '#contract/invites/view.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { showToast } from '#ui/toasts.ts';
import { LinkMade, LinkTitle } from './LinkMade.tsx';
import { useText } from './text.ts';
import { useInviting } from './useInviting.ts';
import { fullName, whyNotRenewed } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly invite: InviteView;
  readonly way: 'show' | 'mail';
  readonly onClose: () => void;
};

/** Says before that the old link ends, and shows the new one. */
export function RenewLink({ mediaId, invite, way, onClose }: Props) {
  const text = useText();
  const renewal = useInviting(mediaId);
  const name = fullName(invite);

  if (renewal.data !== undefined) {
    return (
      <Dialog
        isOpen
        title={<LinkTitle invite={renewal.data.invite} />}
        onClose={onClose}
        footer={<Button onPress={onClose}>{text('done')}</Button>}
      >
        <LinkMade mediaId={mediaId} made={renewal.data} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      isOpen
      tone="primary"
      title={text(way === 'mail' ? 'resendTitle' : 'newLinkTitle', { name })}
      lost={[text('lostLink')]}
      confirm={text(way === 'mail' ? 'sendLink' : 'makeLink')}
      state={renewal.isPending ? 'pending' : 'ready'}
      onConfirm={() =>
        renewal.mutate(
          { kind: 'renewal', inviteId: invite.id, mail: way === 'mail' },
          {
            onError: (error) => {
              showToast({ tone: 'danger', message: whyNotRenewed(error) });
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    >
      {text('keepsWatching')}
    </ConfirmDialog>
  );
}
