import type { InviteView } from '#contract/invites/view.ts';
import { AllowNewDevice } from './AllowNewDevice.tsx';
import { ChangeRole, ExtendInvitation } from './ChangeInvitation.tsx';
import type { InviteOptions } from './draft.ts';
import { RemoveInvitation } from './RemoveInvitation.tsx';
import { RenewLink } from './RenewLink.tsx';

/** What was chosen for one invitation and is asked about before it is done. */
export type PlannedChange = {
  readonly kind: 'new-link' | 'resend' | 'extension' | 'role' | 'new-device' | 'removal';
  readonly invite: InviteView;
};

type Props = {
  readonly mediaId: string;
  readonly planned: PlannedChange;
  readonly options: InviteOptions;
  readonly onClose: () => void;
};

export function InvitationChange({ mediaId, planned: { kind, invite }, options, onClose }: Props) {
  switch (kind) {
    case 'new-link':
      return <RenewLink mediaId={mediaId} invite={invite} way="show" onClose={onClose} />;
    case 'resend':
      return <RenewLink mediaId={mediaId} invite={invite} way="mail" onClose={onClose} />;
    case 'extension':
      return <ExtendInvitation mediaId={mediaId} invite={invite} options={options} onClose={onClose} />;
    case 'role':
      return <ChangeRole mediaId={mediaId} invite={invite} options={options} onClose={onClose} />;
    case 'new-device':
      return <AllowNewDevice mediaId={mediaId} invite={invite} onClose={onClose} />;
    case 'removal':
      return <RemoveInvitation mediaId={mediaId} invite={invite} onClose={onClose} />;
  }
}
