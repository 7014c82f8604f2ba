const STEP_SECONDS = 1;
const LEAP_SECONDS = 10;
/** More would be noise under the line. */
const MOST_TICKS = 8;
const TICK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

export function shareOf(seconds: number, durationSeconds: number): number {
  return durationSeconds <= 0 ? 0 : Math.min(Math.max(seconds / durationSeconds, 0), 1);
}

/** The moment under a pointer, to the tenth of a second. */
export function secondsAt(x: number, line: { readonly left: number; readonly width: number }, durationSeconds: number) {
  return within(line.width === 0 ? 0 : ((x - line.left) / line.width) * durationSeconds, durationSeconds);
}

/** Where a key moves a marker; null for keys that mean nothing on the line. */
export function movedByKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  seconds: number,
  durationSeconds: number,
): number | null {
  const step = shiftKey ? LEAP_SECONDS : STEP_SECONDS;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(seconds - step, durationSeconds);
    case 'ArrowRight':
    case 'ArrowUp':
      return within(seconds + step, durationSeconds);
    case 'Home':
      return 0;
    case 'End':
      return within(durationSeconds, durationSeconds);
    default:
      return null;
  }
}

export function within(seconds: number, durationSeconds: number): number {
  return Math.round(Math.min(Math.max(seconds, 0), durationSeconds) * 10) / 10;
}

/** The lane of each marker, in order of time: markers closer than `nearestShare` stand one above the other. */
export function lanesOf(shares: readonly number[], nearestShare: number, lanes: number): readonly number[] {
  const ends = Array.from({ length: lanes }, () => Number.NEGATIVE_INFINITY);
  return shares.map((share) => {
    const free = ends.findIndex((end) => share - end >= nearestShare);
    const lane = free === -1 ? ends.indexOf(Math.min(...ends)) : free;
    ends[lane] = share;
    return lane;
  });
}

/** Round moments to write under the line. */
export function ticksOf(durationSeconds: number): readonly number[] {
  if (durationSeconds <= 0) return [];
  const step = TICK_STEPS.find((each) => durationSeconds / each <= MOST_TICKS) ?? durationSeconds;
  return Array.from({ length: Math.floor(durationSeconds / step) + 1 }, (_, place) => place * step);
}

/** A typed playing time, `83`, `1:23`, `1:02:03.5`; null for anything else. */
export function parseDuration(typed: string): number | null {
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(typed.trim());
  if (parts === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}
