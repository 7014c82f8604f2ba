import { availabilityAt } from '#contract/media/availability.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { serverNow } from '#lib/time.ts';

type Scheduled = Pick<MediaView, 'availability'>;

/** The next moment at which it opens or closes; null when it stays as it is. */
export function nextChangeOf({ availability: { from, until } }: Scheduled): Date | null {
  const now = serverNow();
  const ahead = [from, until].flatMap((moment) => (moment === null ? [] : [new Date(moment)])).filter((at) => at > now);
  return ahead[0] ?? null;
}

export function phaseOf({ availability: { from, until } }: Scheduled): ReturnType<typeof availabilityAt> {
  const window = { from: from === null ? null : new Date(from), until: until === null ? null : new Date(until) };
  return availabilityAt(window, serverNow());
}
