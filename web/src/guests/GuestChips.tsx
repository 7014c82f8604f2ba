import {
  BadgeCheck,
  CircleCheck,
  CircleSlash,
  DoorClosed,
  DoorOpen,
  type LucideIcon,
  Power,
  TimerOff,
  UserRound,
  UsersRound,
} from 'lucide-react';
import type { GuestLinkState, GuestState, GuestView } from '#contract/guests/view.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { useText } from './text.ts';

type Look = { readonly tone: Tone; readonly icon: LucideIcon };

const linkLooks: Readonly<Record<GuestLinkState, Look>> = {
  open: { tone: 'success', icon: CircleCheck },
  'used-up': { tone: 'warning', icon: UsersRound },
  expired: { tone: 'warning', icon: TimerOff },
  'switched-off': { tone: 'neutral', icon: Power },
};

const guestLooks: Readonly<Record<GuestState, Look>> = {
  here: { tone: 'success', icon: CircleCheck },
  left: { tone: 'neutral', icon: DoorOpen },
  removed: { tone: 'neutral', icon: CircleSlash },
  'access-ended': { tone: 'neutral', icon: DoorClosed },
};

export function LinkChip({ state }: { readonly state: GuestLinkState }) {
  const text = useText();
  return <Chip {...linkLooks[state]}>{text(`state.${state}`)}</Chip>;
}

/** How far they are proved to be who they say, and whether they may watch. */
export function GuestChips({ guest: { proof, state } }: { readonly guest: GuestView }) {
  const text = useText();
  return (
    <>
      {proof === 'guest' ? (
        <Chip icon={UserRound}>{text('proof.guest')}</Chip>
      ) : (
        <Chip tone="accent" icon={BadgeCheck}>
          {text('proof.code')}
        </Chip>
      )}
      <Chip {...guestLooks[state]}>{text(`guest.${state}`)}</Chip>
    </>
  );
}
