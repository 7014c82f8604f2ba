import { describe, expect, it } from 'vitest';
import { bounceOf, fateAfter, fateOfAttempt, isHeldBack, type Notice } from './policy.ts';

const trouble = { kind: 'deferred', reason: 'Mailbox is busy.' } as const;

describe('a message after an attempt', () => {
  it('is sent when the server took it', () => {
    expect(fateOfAttempt({ kind: 'accepted' }, { attempts: 1 })).toEqual({ state: 'sent' });
  });

  it('waits while there is hope, and is given up with words after days', () => {
    expect(fateOfAttempt(trouble, { attempts: 63 })).toEqual({ state: 'deferred', reason: 'Mailbox is busy.' });
    expect(fateOfAttempt(trouble, { attempts: 64 })).toEqual({
      state: 'bounced',
      bounce: 'transient',
      reason: 'Gave up after 64 attempts. Mailbox is busy.',
    });
  });

  it('bounces at once when the server refuses it for good, or its link is over', () => {
    expect(fateOfAttempt({ kind: 'refused', reason: '550 5.1.1 No such user.' }, { attempts: 1 })).toEqual({
      state: 'bounced',
      bounce: 'permanent',
      reason: '550 5.1.1 No such user.',
    });
    expect(fateOfAttempt(null, { attempts: 3 })).toMatchObject({ state: 'bounced', bounce: 'transient' });
  });
});

describe('a bounce', () => {
  it.each([
    '550 5.1.1 The account does not exist',
    '5.1.10 RESOLVER.ADR.RecipientNotFound',
    '550 5.4.1 Recipient address rejected: Access denied',
    '550 No such user here',
    '5.0.0 550 unknown',
    '550 5.5.0 Requested action not taken: mailbox unavailable',
    '5.2.1 The account is disabled',
    '553 sorry, no mailbox here by that name',
    'Host or domain name not found. 5.4.4',
  ])('is permanent when nobody is at the address: %s', (words) => {
    expect(bounceOf(words)).toBe('permanent');
  });

  it.each([
    '552 5.2.2 Mailbox full',
    '4.4.7 Delivery time expired',
    '5.4.7 Delivery time expired',
    '550 5.7.1 Not from you',
    '554 Message looks like spam',
    '452 4.2.2 Over quota',
    '5.1.8 Bad sender address',
    'Somebody at 10.5.1.1 said no',
    'version 15.1.1.2 of the server',
    'no code at all',
  ])('is transient when it speaks of something else: %s', (words) => {
    expect(bounceOf(words)).toBe('transient');
  });
});

describe('a notice about a message', () => {
  const bounced = { kind: 'bounced', reason: 'No.' } as const;
  const notices = {
    delivered: { kind: 'delivered' },
    deferred: { kind: 'deferred', reason: 'Later.' },
    transient: { ...bounced, bounce: 'transient' },
    permanent: { ...bounced, bounce: 'permanent' },
    complained: { kind: 'complained', reason: 'Unwanted.' },
  } as const satisfies Record<string, Notice>;
  type Told = keyof typeof notices;
  const nothing: Record<Told, string> = {
    delivered: '–',
    deferred: '–',
    transient: '–',
    permanent: '–',
    complained: '–',
  };
  const everything: Record<Told, string> = {
    delivered: 'delivered',
    deferred: '–',
    transient: 'bounced transient',
    permanent: 'bounced permanent',
    complained: 'complained',
  };

  it.each([
    ['queued', null, true, everything],
    ['deferred', null, true, everything],
    ['sent', null, false, { ...everything, deferred: 'deferred' }],
    ['deferred', null, false, everything],
    ['delivered', null, false, { ...everything, delivered: '–' }],
    ['bounced', 'transient', false, { ...everything, transient: '–' }],
    ['bounced', 'permanent', false, { ...nothing, complained: 'complained' }],
    ['complained', null, false, nothing],
  ] as const)('that is %s (%s, waiting: %s)', (state, bounce, isWaiting, expected) => {
    for (const told of Object.keys(notices) as Told[]) {
      const fate = fateAfter({ state, bounce, isWaiting }, notices[told]);
      const words = fate === null ? '–' : [fate.state, 'bounce' in fate ? fate.bounce : ''].join(' ').trim();
      expect([told, words]).toEqual([told, expected[told]]);
    }
  });
});

describe('an address', () => {
  it('gets no further mail by itself after a complaint or a permanent bounce', () => {
    expect(isHeldBack({ state: 'complained', bounce: null })).toBe(true);
    expect(isHeldBack({ state: 'bounced', bounce: 'permanent' })).toBe(true);
    expect(isHeldBack({ state: 'bounced', bounce: 'transient' })).toBe(false);
    expect(isHeldBack({ state: 'sent', bounce: null })).toBe(false);
    expect(isHeldBack(undefined)).toBe(false);
  });
});
