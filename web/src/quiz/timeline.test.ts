import { describe, expect, it } from 'vitest';
import { lanesOf, movedByKey, parseDuration, secondsAt, ticksOf } from './timeline.ts';

describe('the line of time', () => {
  it('finds the moment under the pointer, also beside the line', () => {
    const line = { left: 100, width: 200 };
    expect(secondsAt(150, line, 40)).toBe(10);
    expect(secondsAt(0, line, 40)).toBe(0);
    expect(secondsAt(900, line, 40)).toBe(40);
  });

  it.each([
    ['ArrowRight', false, 21],
    ['ArrowLeft', false, 19],
    ['ArrowRight', true, 30],
    ['ArrowLeft', true, 10],
    ['Home', false, 0],
    ['End', false, 60],
    ['a', false, null],
  ])('moves a marker by %s, with shift: %s', (key, shiftKey, expected) => {
    expect(movedByKey({ key, shiftKey }, 20, 60)).toBe(expected);
  });

  it('moves no marker beyond the ends', () => {
    expect(movedByKey({ key: 'ArrowLeft', shiftKey: true }, 4, 60)).toBe(0);
    expect(movedByKey({ key: 'ArrowRight', shiftKey: true }, 55.5, 60)).toBe(60);
  });

  it('puts markers that would cover each other into lanes', () => {
    expect(lanesOf([0.1, 0.11, 0.12, 0.5], 0.05, 3)).toEqual([0, 1, 2, 0]);
    expect(lanesOf([0.1, 0.11, 0.12], 0.05, 2)).toEqual([0, 1, 0]);
  });

  it('writes few and round moments', () => {
    expect(ticksOf(40)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40]);
    expect(ticksOf(3700).length).toBeLessThan(10);
    expect(ticksOf(0)).toEqual([]);
  });

  it.each([
    ['83', 83],
    ['1:23', 83],
    ['1:02:03,5', 3723.5],
    [' 0:07 ', 7],
    ['soon', null],
    ['1:2:3:4', null],
    ['-3', null],
  ])('reads %s', (typed, seconds) => {
    expect(parseDuration(typed)).toBe(seconds);
  });
});
