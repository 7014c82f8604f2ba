import type { InviteView } from '#contract/invites/view.ts';
import type { InviteNoticeKind } from '#contract/notices/endpoints.ts';
import type { MailFate } from '#mail/service.ts';
import { askedBy, inviteStateAt } from './policy.ts';
import type { ListedInvite } from './store.ts';

/** What other features know of an invitation. */
type Known = { readonly fate: MailFate | undefined; readonly notices: readonly InviteNoticeKind[] | undefined };

/** An invitation as its list shows it. */
export function inviteView(row: ListedInvite, { fate, notices = [] }: Known, now: Date): InviteView {
  const asked = askedBy(notices);
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    role: row.role,
    mail: {
      state: fate?.state ?? 'not-mailed',
      bounce: fate?.bounce ?? null,
      reason: fate?.reason ?? null,
      at: fate?.at.toISOString() ?? null,
    },
    state: inviteStateAt({ ...row, asked }, now),
    asked: row.removedAt === null ? asked : null,
    uses: row.uses,
    maxUses: row.maxUses,
    device: row.device,
    proof: row.proof,
    via: row.via,
    language: row.language,
    inviterName: row.inviterName,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    joinedAt: row.joinedAt?.toISOString() ?? null,
    newDeviceUntil: row.newDeviceUntil !== null && row.newDeviceUntil > now ? row.newDeviceUntil.toISOString() : null,
  };
}
