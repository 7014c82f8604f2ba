/** With waits that double up to an hour, two days and a half. */
const MOST_ATTEMPTS = 64;

export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'deferred'; readonly reason: string }
  | { readonly kind: 'bounced'; readonly reason: string };

type Delivery = { readonly kind: 'accepted' } | { readonly kind: 'deferred' | 'refused'; readonly reason: string };

/** What becomes of a message after an attempt; null: none was made, because its link is no longer of use. */
export function outcomeOf(delivery: Delivery | null, { attempts }: { readonly attempts: number }): Outcome {
  if (delivery === null) return { kind: 'bounced', reason: 'The link expired before the mail could be sent.' };
  if (delivery.kind === 'accepted') return { kind: 'sent' };
  const { kind, reason } = delivery;
  if (kind === 'refused') return { kind: 'bounced', reason };
  if (attempts >= MOST_ATTEMPTS) return { kind: 'bounced', reason: `Gave up after ${attempts} attempts. ${reason}` };
  return { kind: 'deferred', reason };
}
