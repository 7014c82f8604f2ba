import { sql } from 'kysely';
import type { Language } from '#contract/languages.ts';
import type { Db, Tx, Write } from '#infra/db.ts';

type NewMove = {
  readonly id: string;
  readonly inviteId: string;
  readonly grantId: string;
  readonly device: string;
  readonly secretDigest: Buffer;
  readonly movedAt: Date;
};

export function moveInsert({ id, inviteId, grantId, device, secretDigest, movedAt }: NewMove): Write {
  return sql`
    insert into invite_moves (id, invite_id, grant_id, device, secret_digest, moved_at)
    values (${id}, ${inviteId}, ${grantId}, ${device}, ${secretDigest}, ${movedAt})
  `;
}

export type Move = {
  readonly inviteId: string;
  readonly inviteeId: string;
  readonly mediaId: string;
  readonly grantId: string;
  readonly device: string;
  readonly movedAt: Date;
  readonly disownedAt: Date | null;
  readonly grantEndedAt: Date | null;
  readonly grantExpiresAt: Date;
  readonly inviterName: string;
  readonly mediaTitle: string;
  readonly language: Language;
};
type MoveName = { readonly moveId: string; readonly digest: Buffer };

export async function findMove(db: Db, { moveId, digest }: MoveName): Promise<Move | undefined> {
  const { rows } = await sql<Move>`
    select v.invite_id, v.grant_id, v.device, v.moved_at, v.disowned_at, i.invitee_id, i.media_id, i.language,
      g.ended_at as grant_ended_at, g.expires_at as grant_expires_at, m.title as media_title,
      p.first_name || ' ' || p.last_name as inviter_name
    from invite_moves v
    join invites i on i.id = v.invite_id
    join grants g on g.id = v.grant_id
    join media m on m.id = i.media_id
    join people p on p.id = i.inviter_id
    where v.id = ${moveId} and v.secret_digest = ${digest}
  `.execute(db);
  return rows[0];
}

/** Holds the invitation, as everything does that ends its grants. */
export async function lockMove(tx: Tx, name: MoveName): Promise<Move | undefined> {
  await sql`
    select from invites where id = (select invite_id from invite_moves where id = ${name.moveId}) for update
  `.execute(tx);
  return findMove(tx, name);
}

export async function disownMove(
  tx: Tx,
  { moveId, inviteId, now }: { readonly moveId: string; readonly inviteId: string; readonly now: Date },
): Promise<void> {
  await tx.updateTable('inviteMoves').set({ disownedAt: now }).where('id', '=', moveId).execute();
  await tx.updateTable('invites').set({ disownedAt: now }).where('id', '=', inviteId).execute();
}
