import { useState } from 'react';
import type { BodyInput } from '#contract/endpoint.ts';
import { changeInvite } from '#contract/invites/managing.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { call } from '#lib/api.ts';
import { fromLocalInput } from '#lib/local-time.ts';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { type InviteOptions, validUntilError } from './draft.ts';
import { EndField, suggestedEnd } from './EndField.tsx';
import styles from './list.module.css';
import { t, useText } from './list-text.ts';
import { RoleField } from './RoleField.tsx';
import { useInviteChange } from './useInviteChange.ts';
import { fullName, nameOfRole, whyNotChanged } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly invite: InviteView;
  readonly options: InviteOptions;
  readonly onClose: () => void;
};

/** Lets one invitation last longer. */
export function ExtendInvitation({ mediaId, invite, options, onClose }: Props) {
  const text = useText();
  const name = fullName(invite);
  const [until, setUntil] = useState(() => suggestedEnd(options, new Date(invite.expiresAt)));
  const [wasTried, setWasTried] = useState(false);
  const extension = useChange({ mediaId, invite, onClose }, ({ expiresAt }) =>
    t('extended', { name, when: formatMoment(new Date(expiresAt)) }),
  );

  function extend(): void {
    setWasTried(true);
    const validUntil = fromLocalInput(until)?.toISOString();
    if (validUntil !== undefined && validUntilError(until, options) === null) extension.mutate({ validUntil });
  }

  return (
    <Dialog
      isOpen
      title={text('extendTitle', { name })}
      onClose={onClose}
      onSubmit={extend}
      footer={<Buttons confirm={text('extendDo')} isPending={extension.isPending} onClose={onClose} />}
    >
      <EndField options={options} value={until} onChange={setUntil} wasTried={wasTried} />
      <p className={styles.quiet}>{text('extendKeeps')}</p>
    </Dialog>
  );
}

/** Gives one invitation another role. */
export function ChangeRole({ mediaId, invite, options, onClose }: Props) {
  const text = useText();
  const name = fullName(invite);
  const [role, setRole] = useState(invite.role);
  const change = useChange({ mediaId, invite, onClose }, (changed) =>
    t('roleChanged', { name, role: nameOfRole(changed.role) }),
  );
  return (
    <Dialog
      isOpen
      title={text('roleTitle', { name })}
      onClose={onClose}
      onSubmit={() => change.mutate({ role })}
      footer={<Buttons confirm={text('roleDo')} isPending={change.isPending} onClose={onClose} />}
    >
      <RoleField roles={options.roles} value={role} error={null} onChange={setRole} />
      <p className={styles.quiet}>{text('roleAtOnce')}</p>
    </Dialog>
  );
}

function useChange({ mediaId, invite, onClose }: Omit<Props, 'options'>, done: (changed: InviteView) => string) {
  return useInviteChange({
    mediaId,
    change: (body: BodyInput<typeof changeInvite>) =>
      call(changeInvite, { params: { mediaId, inviteId: invite.id }, body }),
    done,
    whyNot: whyNotChanged,
    onClose,
  });
}

type ButtonsProps = { readonly confirm: string; readonly isPending: boolean; readonly onClose: () => void };

function Buttons({ confirm, isPending, onClose }: ButtonsProps) {
  const text = useText();
  return (
    <>
      <Button onPress={onClose}>{text('cancel')}</Button>
      <Button kind="primary" type="submit" state={isPending ? 'pending' : 'ready'}>
        {confirm}
      </Button>
    </>
  );
}
