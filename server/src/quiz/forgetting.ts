import type { Tx } from '#infra/db.ts';
import type { QuizDeps } from './deps.ts';
import { forgetTakersOfGuest, forgetTakersOfInvitee } from './takers-store.ts';

/**
 * Results stay under a number when invited people and guests are forgotten (8.3). It happens in the transaction that
 * forgets them, before their address is gone.
 */
export function createForgetting({ clock }: Pick<QuizDeps, 'clock'>) {
  return {
    forgetInvitee: (tx: Tx, inviteeId: string) => forgetTakersOfInvitee(tx, inviteeId, clock.now()),
    forgetGuest: (tx: Tx, guestId: string) => forgetTakersOfGuest(tx, guestId, clock.now()),
  };
}
