import { z } from 'zod';
import { PROOFS } from '#contract/access/proof.ts';
import { EVENT_ROLES } from '#contract/access/roles.ts';
import { optionalLine, someOf } from '#contract/text.ts';
import { INVITE_STATES, MAIL_STATES } from './view.ts';

/** Which invitations of an entry are meant: all that fit each part that is given. */
export const InviteFilter = z.object({
  /** A part of the name or of the address. */
  search: optionalLine(254).default(''),
  state: someOf(INVITE_STATES),
  mail: someOf(MAIL_STATES),
  role: someOf(EVENT_ROLES),
  /** How far the identity of who joined is proved. */
  proof: someOf(PROOFS),
});
export type InviteFilter = z.infer<typeof InviteFilter>;
