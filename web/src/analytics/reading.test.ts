import { describe, expect, it } from 'vitest';
import { createReading } from './reading.ts';

describe('what is read', () => {
  it('is each page that was looked at, and not those turned over at once', () => {
    const reading = createReading();
    reading.turnTo(1, 0);
    reading.turnTo(2, 4000);
    reading.turnTo(3, 4200);
    reading.close(10_200);
    expect(reading.take(11_000)).toEqual([
      { number: 1, from: 0, to: 1, seconds: 4 },
      { number: 2, from: 2, to: 3, seconds: 6 },
    ]);
  });

  it('counts a page once that is told of several times while somebody reads it', () => {
    const reading = createReading();
    reading.turnTo(2, 0);
    const told = [...reading.take(15_000), ...reading.take(30_000)];
    expect(told.map(({ from, to, seconds }) => [to - from, seconds])).toEqual([
      [1, 15],
      [0, 15],
    ]);
  });
});
