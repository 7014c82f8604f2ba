import { sql } from 'kysely';
import type { Db, Tx } from '#infra/db.ts';

/** Still in use after `before`: an invitation that could be joined, or a place somebody had. */
const inUseAfter = (before: Date) => sql`exists (
  select from invites i where i.invitee_id = e.id and (
    coalesce(i.removed_at, i.expires_at) > ${before}
    or exists (select from grants g where g.invite_id = i.id and coalesce(g.ended_at, g.expires_at) > ${before})
  )
)`;

export async function listForgettable(
  db: Db,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from invitees e where e.forgotten_at is null and not ${inUseAfter(before)} limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Holds the person's row against an invitation that is made at this moment; false when there is use for it again. */
export async function lockForgettable(
  tx: Tx,
  { inviteeId, before }: { readonly inviteeId: string; readonly before: Date },
): Promise<boolean> {
  await sql`select from invitees where id = ${inviteeId} for update`.execute(tx);
  const { rows } = await sql`
    select from invitees e where e.id = ${inviteeId} and e.forgotten_at is null and not ${inUseAfter(before)}
  `.execute(tx);
  return rows.length > 0;
}

/** The invitations stay as a count, withdrawn and without a person; says which they are. */
export async function forgetInvitee(
  tx: Tx,
  inviteeId: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly mediaId: string }[]> {
  await tx.updateTable('invitees').set({ emailFolded: null, forgottenAt: now }).where('id', '=', inviteeId).execute();
  const { rows } = await sql<{ id: string; mediaId: string }>`
    update invites set email = '', first_name = '', last_name = '', message = '', removed_at = coalesce(removed_at, ${now})
    where invitee_id = ${inviteeId} returning id, media_id
  `.execute(tx);
  return rows;
}
