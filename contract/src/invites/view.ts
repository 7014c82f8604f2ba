import { z } from 'zod';
import { PROOFS, VIAS } from '#contract/access/proof.ts';
import { EventRole } from '#contract/access/roles.ts';
import { LANGUAGES } from '#contract/languages.ts';
import { Id, Moment } from '#contract/text.ts';

/** What became of the mail (4.7): `sent` is the mail server's word, `delivered` only that of a delivery notice. */
export const MAIL_STATES = ['not-mailed', 'queued', 'sent', 'deferred', 'delivered', 'bounced', 'complained'] as const;
export const MailState = z.enum(MAIL_STATES);
export type MailState = z.infer<typeof MailState>;

/** Permanent: nobody reads mail at this address. Transient: this message came back, another one may get through. */
export const BOUNCES = ['permanent', 'transient'] as const;
export type Bounce = (typeof BOUNCES)[number];

/** What became of the invitation (4.7). */
export const INVITE_STATES = [
  'waiting',
  'opened',
  'joined',
  'expired',
  'access-ended',
  'waits-for-owner',
  'removed',
] as const;
export const InviteState = z.enum(INVITE_STATES);
export type InviteState = z.infer<typeof InviteState>;

export const InviteView = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: EventRole,
  /** `bounce` says of one that bounced whether another try could go better. */
  mail: z.object({
    state: MailState,
    bounce: z.enum(BOUNCES).nullable(),
    reason: z.string().nullable(),
    at: Moment.nullable(),
  }),
  state: InviteState,
  /** What the invited person asks for and nobody has answered: a new link, or to move to another device once more. */
  asked: z.enum(['new-link', 'move']).nullable(),
  uses: z.number().int(),
  /** null: as often as wanted. */
  maxUses: z.number().int().nullable(),
  /** `Firefox on Windows` of the last device that joined. */
  device: z.string().nullable(),
  /** How far the identity of who joined last is proved, and how they came. */
  proof: z.enum(PROOFS).nullable(),
  via: z.enum(VIAS).nullable(),
  language: z.enum(LANGUAGES),
  inviterName: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  openedAt: Moment.nullable(),
  joinedAt: Moment.nullable(),
  /** Another device may take the place of the first one until then. */
  newDeviceUntil: Moment.nullable(),
});
export type InviteView = z.infer<typeof InviteView>;
