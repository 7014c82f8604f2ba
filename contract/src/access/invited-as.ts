import { z } from 'zod';
import { Id } from '#contract/text.ts';
import { PROOFS } from './proof.ts';

/** As whom a browser is on an entry by a grant, and what Leave ends there. */
export const InvitedAs = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invitee'), name: z.string(), inviteId: Id }),
  z.object({ kind: z.literal('guest'), name: z.string(), guestId: Id, proof: z.enum(PROOFS) }),
]);
export type InvitedAs = z.infer<typeof InvitedAs>;
