/** With waits that double up to an hour, a day and a half. */
export const MOST_ATTEMPTS = 40;
export const KEPT_DAYS = 30;

type Answer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly reason: string };

export type Outcome = {
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly status: number | null;
  readonly reason: string | null;
  /** The receiver said that it is gone for good: nothing more is sent there until somebody switches it on again. */
  readonly switchesOff: boolean;
};

/** What becomes of a message after an attempt; the rules are those of Standard Webhooks. */
export function outcomeOf(answer: Answer, { attempts }: { readonly attempts: number }): Outcome {
  const status = answer.kind === 'answered' ? answer.status : null;
  if (status !== null && status >= 200 && status < 300)
    return { state: 'delivered', status, reason: null, switchesOff: false };
  const reason = answer.kind === 'unreachable' ? answer.reason : `It answered ${answer.status}.`;
  if (status === 410) return { state: 'failed', status, reason, switchesOff: true };
  return { state: attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting', status, reason, switchesOff: false };
}
