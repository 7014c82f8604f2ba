import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, outcomeOf } from './policy.ts';

const answered = (status: number) => ({ kind: 'answered', status }) as const;

describe('a message to a webhook, after an attempt', () => {
  it.each([200, 202, 204])('is delivered by %i', (status) => {
    expect(outcomeOf(answered(status), { attempts: 1 })).toMatchObject({ state: 'delivered', status });
  });

  it.each([301, 400, 404, 429, 500])('waits after %i', (status) => {
    expect(outcomeOf(answered(status), { attempts: 1 })).toMatchObject({ state: 'waiting', status });
  });

  it('waits when nobody was reached, and is given up in the end', () => {
    const unreachable = { kind: 'unreachable', reason: 'Nobody answers there.' } as const;
    expect(outcomeOf(unreachable, { attempts: MOST_ATTEMPTS - 1 }).state).toBe('waiting');
    expect(outcomeOf(unreachable, { attempts: MOST_ATTEMPTS })).toMatchObject({
      state: 'failed',
      reason: 'Nobody answers there.',
    });
  });

  it('is given up at once, and the webhook with it, when the receiver is gone for good', () => {
    expect(outcomeOf(answered(410), { attempts: 1 })).toMatchObject({ state: 'failed', switchesOff: true });
  });
});
