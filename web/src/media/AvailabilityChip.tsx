import { CalendarClock } from 'lucide-react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { formatMoment } from '#lib/time.ts';
import { Chip } from '#ui/Chip.tsx';
import { useText } from './text.ts';
import { phaseOf } from './times.ts';

/** When it opens or closes next, or that it is closed for the others; nothing where it has no times. */
export function AvailabilityChip({ media }: { readonly media: Pick<MediaView, 'availability'> }) {
  const text = useText();
  const { from, until } = media.availability;
  switch (phaseOf(media)) {
    case 'before':
      return from === null ? null : (
        <Chip icon={CalendarClock}>{text('opensAt', { when: formatMoment(new Date(from)) })}</Chip>
      );
    case 'open':
      return until === null ? null : (
        <Chip icon={CalendarClock}>{text('openUntil', { when: formatMoment(new Date(until)) })}</Chip>
      );
    case 'after':
      return until === null ? null : (
        <Chip icon={CalendarClock} tone="warning">
          {text('closedSince', { when: formatMoment(new Date(until)) })}
        </Chip>
      );
  }
}
