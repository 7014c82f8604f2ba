import { describe, expect, it } from 'vitest';
import { outcomeOf } from './policy.ts';

const trouble = { kind: 'deferred', reason: 'Mailbox is busy.' } as const;

describe('a message after an attempt', () => {
  it('is sent when the server took it', () => {
    expect(outcomeOf({ kind: 'accepted' }, { attempts: 1 })).toEqual({ kind: 'sent' });
  });

  it('waits while there is hope, and is given up with words after days', () => {
    expect(outcomeOf(trouble, { attempts: 63 })).toEqual(trouble);
    expect(outcomeOf(trouble, { attempts: 64 })).toEqual({
      kind: 'bounced',
      reason: 'Gave up after 64 attempts. Mailbox is busy.',
    });
  });

  it('bounces at once when the server refuses it for good, or its link is over', () => {
    expect(outcomeOf({ kind: 'refused', reason: 'No such user.' }, { attempts: 1 })).toEqual({
      kind: 'bounced',
      reason: 'No such user.',
    });
    expect(outcomeOf(null, { attempts: 3 }).kind).toBe('bounced');
  });
});
