import { z } from 'zod';
import { PROOFS } from '#contract/access/proof.ts';
import { Id, Moment } from '#contract/text.ts';

/** Guest links of one entry that stand at the same time (5.8). */
export const MOST_GUEST_LINKS = 3;

export const GUEST_LINK_STATES = ['open', 'used-up', 'expired', 'switched-off'] as const;
export type GuestLinkState = (typeof GUEST_LINK_STATES)[number];

/** A link as those see it who manage it; the secret is not in here. */
export const GuestLinkView = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(GUEST_LINK_STATES),
  /** How many guests may enter; null: as many as come. */
  maxGuests: z.number().int().nullable(),
  /** How many took a place, and how many of them may watch now. */
  entered: z.number().int(),
  here: z.number().int(),
  expiresAt: Moment.nullable(),
  createdByName: z.string(),
  createdAt: Moment,
});
export type GuestLinkView = z.infer<typeof GuestLinkView>;

export const GUEST_STATES = ['here', 'left', 'removed', 'access-ended'] as const;
export type GuestState = (typeof GUEST_STATES)[number];

export const GuestView = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  proof: z.enum(PROOFS),
  state: z.enum(GUEST_STATES),
  device: z.string(),
  linkName: z.string(),
  enteredAt: Moment,
});
export type GuestView = z.infer<typeof GuestView>;
