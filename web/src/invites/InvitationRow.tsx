import { CalendarPlus, Link, MonitorSmartphone, Send, Trash2, UserCog } from 'lucide-react';
import type { InviteView } from '#contract/invites/view.ts';
import { formatMoment, formatRelative } from '#lib/time.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import type { InviteOptions } from './draft.ts';
import type { PlannedChange } from './InvitationChange.tsx';
import { InvitationChips } from './InvitationChips.tsx';
import styles from './invites.module.css';
import list from './list.module.css';
import { useText as useListText } from './list-text.ts';
import { ProofMarks } from './ProofMarks.tsx';
import { type t, useText } from './text.ts';
import { fullName, nameOfRole } from './words.ts';

type Props = {
  readonly invite: InviteView;
  /** What is offered for it; until it is known, the least. */
  readonly offers: Pick<InviteOptions, 'canMail' | 'deviceBinding' | 'roles'>;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onPlan: (kind: PlannedChange['kind']) => void;
};

export function InvitationRow({ invite, offers, isSelected, onSelect, onPlan }: Props) {
  const text = useText();
  const listText = useListText();
  const name = fullName(invite);
  const { email, role, uses, maxUses, inviterName, createdAt, newDeviceUntil, joinedAt, mail, state } = invite;
  const lines = [
    [
      maxUses === null ? text('uses', { count: uses }) : text('usesOf', { uses, count: maxUses }),
      text('invitedBy', { name: inviterName, when: formatMoment(new Date(createdAt), 'day') }),
    ].join(' · '),
    newDeviceUntil === null || joinedAt === null || state === 'removed'
      ? null
      : text('newDeviceUntil', { time: formatMoment(new Date(newDeviceUntil)) }),
    mail.reason === null ? null : text('mailReason', { reason: mail.reason }),
  ].filter((line) => line !== null);

  return (
    <ListRow
      picture={
        <div className={list.picture}>
          <Checkbox
            label={listText('selectOne', { name })}
            labelled="aloud"
            value={isSelected}
            onChange={() => onSelect()}
          />
          <Avatar name={name} />
        </div>
      }
      title={name}
      detail={
        <>
          <bdi dir="ltr">{email}</bdi>
          <br />
          {[nameOfRole(role), lastEvent(invite, text)].filter((part) => part !== null).join(' · ')}
          <ProofMarks proof={invite.proof} via={invite.via} />
          {lines.map((line) => (
            <span key={line} className={styles.line}>
              {line}
            </span>
          ))}
        </>
      }
      marks={<InvitationChips mail={mail.state} state={state} asked={invite.asked} />}
      actions={
        state === 'removed' ? null : (
          <Menu label={text('actionsFor', { name })}>
            {offers.canMail ? (
              <MenuItem icon={Send} onChoose={() => onPlan('resend')}>
                {text('resend')}
              </MenuItem>
            ) : null}
            <MenuItem icon={Link} onChoose={() => onPlan('new-link')}>
              {text('newLink')}
            </MenuItem>
            {offers.roles.length > 1 ? (
              <MenuItem icon={UserCog} onChoose={() => onPlan('role')}>
                {listText('changeRole')}
              </MenuItem>
            ) : null}
            <MenuItem icon={CalendarPlus} onChoose={() => onPlan('extension')}>
              {listText('extend')}
            </MenuItem>
            {offers.deviceBinding ? (
              <MenuItem icon={MonitorSmartphone} onChoose={() => onPlan('new-device')}>
                {text('allowNewDevice')}
              </MenuItem>
            ) : null}
            <MenuLine />
            <MenuItem icon={Trash2} tone="danger" onChoose={() => onPlan('removal')}>
              {text('remove')}
            </MenuItem>
          </Menu>
        )
      }
    />
  );
}

/** What happened last, in words. */
function lastEvent({ joinedAt, openedAt, expiresAt, device, state }: InviteView, text: typeof t): string | null {
  if (state === 'removed') return null;
  const expiry = formatRelative(new Date(expiresAt));
  if (state === 'expired') return text('expiredAt', { when: expiry });
  if (joinedAt !== null) {
    const when = formatRelative(new Date(joinedAt));
    return device === null ? text('joinedAt', { when }) : text('joinedOn', { device, when });
  }
  if (openedAt !== null) return text('openedAt', { when: formatRelative(new Date(openedAt)) });
  return text('validUntilWhen', { when: formatMoment(new Date(expiresAt)) });
}
