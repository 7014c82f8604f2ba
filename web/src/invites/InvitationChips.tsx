import {
  CircleCheck,
  CircleSlash,
  Clock,
  DoorClosed,
  Eye,
  Hand,
  Hourglass,
  type LucideIcon,
  Mail,
  MailCheck,
  MailWarning,
  MailX,
  MinusCircle,
  TimerOff,
} from 'lucide-react';
import type { InviteState, InviteView, MailState } from '#contract/invites/view.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { useText as useListText } from './list-text.ts';
import { useText } from './text.ts';

type Look = { readonly tone: Tone; readonly icon: LucideIcon };

const mailLooks: Readonly<Record<MailState, Look>> = {
  'not-mailed': { tone: 'neutral', icon: MinusCircle },
  queued: { tone: 'neutral', icon: Mail },
  sent: { tone: 'accent', icon: MailCheck },
  deferred: { tone: 'warning', icon: Clock },
  delivered: { tone: 'success', icon: MailCheck },
  bounced: { tone: 'danger', icon: MailX },
  complained: { tone: 'danger', icon: MailWarning },
};

const stateLooks: Readonly<Record<InviteState, Look>> = {
  waiting: { tone: 'neutral', icon: Hourglass },
  opened: { tone: 'accent', icon: Eye },
  joined: { tone: 'success', icon: CircleCheck },
  expired: { tone: 'warning', icon: TimerOff },
  'access-ended': { tone: 'neutral', icon: DoorClosed },
  'waits-for-owner': { tone: 'warning', icon: Hand },
  removed: { tone: 'neutral', icon: CircleSlash },
};

type Props = { readonly mail: MailState } & Pick<InviteView, 'state' | 'asked'>;

/** The two fates of an invitation, that of its mail and its own, and what the invited person asks for. */
export function InvitationChips({ mail, state, asked }: Props) {
  const text = useText();
  const listText = useListText();
  return (
    <>
      <Chip {...mailLooks[mail]}>{text(`mail.${mail}`)}</Chip>
      <Chip {...stateLooks[state]}>{text(`state.${state}`)}</Chip>
      {asked === 'new-link' ? (
        <Chip tone="warning" icon={Hand}>
          {listText('asksForLink')}
        </Chip>
      ) : null}
    </>
  );
}
