import { afterEach, describe, expect, it } from 'vitest';
import { formatDuration, formatMoment, formatRelative, serverNow, setServerClock, spokenDuration } from './time.ts';

const noon = new Date('2026-05-03T12:00:00Z');

describe('a playing time', () => {
  it.each([
    [0, '0:00', '0 seconds'],
    [7.9, '0:07', '7 seconds'],
    [754, '12:34', '12 minutes, 34 seconds'],
    [3723, '1:02:03', '1 hour, 2 minutes, 3 seconds'],
  ])('of %s seconds is %s on the screen and "%s" aloud', (seconds, written, spoken) => {
    expect(formatDuration(seconds)).toBe(written);
    expect(spokenDuration(seconds)).toBe(spoken);
  });
});

describe('a moment', () => {
  it.each([
    ['2026-05-03T11:59:30Z', 'now'],
    ['2026-05-03T11:48:00Z', '12 min. ago'],
    ['2026-05-03T14:00:00Z', 'in 2 hr.'],
    ['2026-05-02T11:00:00Z', 'yesterday'],
    ['2026-04-20T11:00:00Z', 'Apr 20, 2026'],
  ])('%s reads "%s" at noon', (moment, words) => {
    expect(formatRelative(new Date(moment), noon)).toBe(words);
  });

  it('is written in the zone of the reader', () => {
    expect(formatMoment(noon, 'time').replace(/\s/u, ' ')).toBe('2:00 PM');
  });
});

describe("the server's clock", () => {
  afterEach(() => setServerClock(noon, noon));

  it('is followed when ours is wrong', () => {
    const here = new Date();
    setServerClock(new Date(here.getTime() + 3_600_000), here);
    expect(serverNow().getTime() - here.getTime()).toBeGreaterThanOrEqual(3_600_000);
  });
});
