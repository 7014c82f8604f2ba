import { BadgeCheck, UserRound, UserRoundX } from 'lucide-react';
import type { TakerView } from '#contract/quiz/reports.ts';
import { Chip } from '#ui/Chip.tsx';
import { useText } from './report-text.ts';

/** Who it is, and how sure that is. */
export function TakerChip({ taker: { kind, isProved, isForgotten } }: { readonly taker: TakerView }) {
  const text = useText();
  if (isForgotten) return <Chip icon={UserRoundX}>{text('forgotten')}</Chip>;
  if (kind === 'account') return <Chip icon={BadgeCheck}>{text('kind.account')}</Chip>;
  if (kind === 'invitee') return <Chip icon={UserRound}>{text('kind.invitee')}</Chip>;
  return isProved ? (
    <Chip icon={UserRound}>{text('guestProved')}</Chip>
  ) : (
    <Chip tone="warning" icon={UserRound}>
      {text('guestUnproved')}
    </Chip>
  );
}
