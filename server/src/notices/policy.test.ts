import { describe, expect, it } from 'vitest';
import { answersTo, isMailedNow, isToldNow, recipientOf } from './policy.ts';

const noon = new Date('2026-07-03T12:00:00Z');
const hoursAgo = (hours: number) => new Date(noon.getTime() - hours * 3_600_000);

it('is for the inviter, or for the owner once the inviter may no longer manage invitations', () => {
  const people = { inviterId: 'inviter', ownerId: 'owner' };
  expect(recipientOf({ ...people, inviterMayManage: true })).toBe('inviter');
  expect(recipientOf({ ...people, inviterMayManage: false })).toBe('owner');
});

it('is told anew after ten minutes, or at once to somebody else', () => {
  const before = { personId: 'ada', createdAt: hoursAgo(1 / 6), mailedAt: null };
  expect(isToldNow(undefined, 'ada', noon)).toBe(true);
  expect(isToldNow(before, 'ada', noon)).toBe(true);
  expect(isToldNow({ ...before, createdAt: hoursAgo(1 / 7) }, 'ada', noon)).toBe(false);
  expect(isToldNow({ ...before, createdAt: hoursAgo(1 / 7) }, 'grace', noon)).toBe(true);
});

describe('a mail goes with it', () => {
  it.each([
    ['the first time', undefined, true],
    ['not again within a day', { personId: 'ada', createdAt: noon, mailedAt: hoursAgo(23) }, false],
    ['again after a day', { personId: 'ada', createdAt: noon, mailedAt: hoursAgo(24) }, true],
    ['to somebody else at once', { personId: 'grace', createdAt: noon, mailedAt: hoursAgo(1) }, true],
    ['when there was no mail server before', { personId: 'ada', createdAt: noon, mailedAt: null }, true],
  ] as const)('%s', (_, before, isMailed) => {
    expect(isMailedNow(before, 'ada', noon)).toBe(isMailed);
  });
});

describe('one press can', () => {
  const facts = { isDone: false, canMail: true, deviceBinding: true };

  it.each([
    ['new-link-asked', {}, ['mail-link', 'allow-device']],
    ['new-link-asked', { canMail: false, deviceBinding: false }, ['show-link']],
    ['move-waits', {}, ['allow-device', 'mail-link']],
    ['disowned', {}, ['remove', 'mail-link']],
    ['invite-bounced', {}, ['show-link', 'remove']],
    ['move-waits', { isDone: true }, []],
  ] as const)('%s %o: %o', (kind, change, answers) => {
    expect(answersTo({ ...facts, kind, ...change })).toEqual(answers);
  });
});
