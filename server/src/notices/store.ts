import { sql } from 'kysely';
import type { InviteNoticeKind, NoticeKind } from '#contract/notices/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';

export type InviteFacts = {
  readonly id: string;
  readonly email: string;
  readonly mediaId: string;
  readonly mediaTitle: string;
  readonly inviteeName: string;
  readonly inviterId: string;
  readonly inviterIsActive: boolean;
  readonly ownerId: string;
};

/** What a notice says of its invitation and whom it may be for. Held until commit, so that two tellers find each other's notice. */
export async function lockInvite(tx: Tx, inviteId: string): Promise<InviteFacts | undefined> {
  await sql`select from invites where id = ${inviteId} for update`.execute(tx);
  const { rows } = await sql<InviteFacts>`
    select i.id, i.email, i.media_id, m.title as media_title, trim(i.first_name || ' ' || i.last_name) as invitee_name, i.inviter_id,
      p.deactivated_at is null as inviter_is_active, m.owner_id
    from invites i join media m on m.id = i.media_id join people p on p.id = i.inviter_id
    where i.id = ${inviteId}
  `.execute(tx);
  return rows[0];
}

export type OpenNotice = {
  readonly id: string;
  readonly personId: string;
  readonly createdAt: Date;
  readonly mailedAt: Date | null;
};

export function findOpen(
  tx: Tx,
  { inviteId, kind }: { readonly inviteId: string; readonly kind: InviteNoticeKind },
): Promise<OpenNotice | undefined> {
  return tx
    .selectFrom('notices')
    .select(['id', 'personId', 'createdAt', 'mailedAt'])
    .where('inviteId', '=', inviteId)
    .where('kind', '=', kind)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
}

export async function getAddress(tx: Tx, personId: string): Promise<string> {
  const { email } = await tx.selectFrom('people').select('email').where('id', '=', personId).executeTakeFirstOrThrow();
  return email;
}

type Told = {
  readonly personId: string;
  readonly facts: { readonly device: string | null; readonly reason: string | null };
  readonly createdAt: Date;
};
type NewNotice = Told & { readonly kind: InviteNoticeKind; readonly mediaId: string; readonly inviteId: string };

export async function insertNotice(tx: Tx, { facts, ...notice }: NewNotice): Promise<string> {
  const { id } = await tx
    .insertInto('notices')
    .values({ ...notice, facts: JSON.stringify(facts) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Told again: it is new once more, for whoever it is for now. */
export async function updateNotice(tx: Tx, id: string, { facts, ...told }: Told): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ ...told, facts: JSON.stringify(facts), seenAt: null })
    .where('id', '=', id)
    .execute();
}

export async function putMailed(tx: Tx, id: string, mailedAt: Date): Promise<void> {
  await tx.updateTable('notices').set({ mailedAt }).where('id', '=', id).execute();
}

export type NoticeRow = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly mediaId: string;
  readonly mediaTitle: string;
  /** Of one about an invitation. */
  readonly inviteId: string | null;
  readonly inviteeName: string | null;
  readonly email: string | null;
  readonly device: string | null;
  /** Of one about an entry, where somebody did it and where it is about a gallery. */
  readonly byName: string | null;
  readonly galleryId: string | null;
  readonly galleryName: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
  readonly doneAt: Date | null;
};

const listed = sql`
  select n.id, n.kind, n.media_id, m.title as media_title, n.invite_id, i.email,
    trim(i.first_name || ' ' || i.last_name) as invitee_name, n.facts ->> 'device' as device,
    b.first_name || ' ' || b.last_name as by_name, n.gallery_id, g.name as gallery_name,
    n.facts ->> 'reason' as reason, n.created_at, n.seen_at, n.done_at
  from notices n join media m on m.id = n.media_id left join invites i on i.id = n.invite_id
  left join people b on b.id = n.by_id left join galleries g on g.id = n.gallery_id
`;

export async function listOpenOf(
  db: Db,
  { personId, limit }: { readonly personId: string; readonly limit: number },
): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    ${listed} where n.person_id = ${personId} and n.done_at is null order by n.created_at desc, n.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function findOf(
  db: Db,
  { personId, noticeId }: { readonly personId: string; readonly noticeId: string },
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    ${listed} where n.id = ${noticeId} and n.person_id = ${personId}
  `.execute(db);
  return rows[0];
}

/** Whether there was one that this person had not seen. */
export async function putSeen(
  tx: Tx,
  {
    personId,
    noticeIds,
    now,
  }: { readonly personId: string; readonly noticeIds: readonly string[]; readonly now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update notices set seen_at = ${now}
    where person_id = ${personId} and id = any(${noticeIds}::uuid[]) and seen_at is null returning id
  `.execute(tx);
  return rows.length > 0;
}

/** The invitation that the notice was about; nothing when it is not this person's. One that is done stays as it is. */
export async function putDismissed(
  tx: Tx,
  { personId, noticeId, now }: { readonly personId: string; readonly noticeId: string; readonly now: Date },
): Promise<{ readonly mediaId: string; readonly inviteId: string | null } | undefined> {
  const { rows } = await sql<{ mediaId: string; inviteId: string | null }>`
    update notices set done_at = coalesce(done_at, ${now})
    where id = ${noticeId} and person_id = ${personId} returning media_id, invite_id
  `.execute(tx);
  return rows[0];
}

/** Whose notices are done by this. */
export async function putDone(
  tx: Tx,
  {
    inviteId,
    kinds,
    now,
  }: { readonly inviteId: string; readonly kinds: readonly InviteNoticeKind[]; readonly now: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    update notices set done_at = ${now}
    where invite_id = ${inviteId} and kind = any(${kinds}) and done_at is null returning person_id
  `.execute(tx);
  return [...new Set(rows.map((row) => row.personId))];
}

export async function listOpenKinds(
  db: Db,
  inviteIds: readonly string[],
): Promise<readonly { readonly inviteId: string; readonly kind: InviteNoticeKind }[]> {
  const { rows } = await sql<{ inviteId: string; kind: InviteNoticeKind }>`
    select invite_id, kind from notices where invite_id = any(${inviteIds}::uuid[]) and done_at is null
  `.execute(db);
  return rows;
}

export type Misplaced = {
  readonly personId: string;
  readonly mediaId: string;
  readonly inviteId: string;
  readonly kind: InviteNoticeKind;
  readonly device: string | null;
  readonly reason: string | null;
};

/** Open notices of people who do not own the entry: they may have lost the right to manage its invitations. */
export async function listOpenOfOthers(db: Db, limit: number): Promise<readonly Misplaced[]> {
  const { rows } = await sql<Misplaced>`
    select n.person_id, n.media_id, n.invite_id, n.kind, n.facts ->> 'device' as device, n.facts ->> 'reason' as reason
    from notices n join media m on m.id = n.media_id
    where n.invite_id is not null and n.done_at is null and m.deleted_at is null and m.owner_id <> n.person_id
    order by n.created_at limit ${limit}
  `.execute(db);
  return rows;
}

export async function deleteOldDone(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('notices').where('doneAt', '<', before).execute();
}

/** Whose notices are gone. */
export async function deleteOfInvites(tx: Tx, inviteIds: readonly string[]): Promise<readonly string[]> {
  if (inviteIds.length === 0) return [];
  const rows = await tx
    .deleteFrom('notices')
    .where('inviteId', 'in', [...inviteIds])
    .returning('personId')
    .execute();
  return [...new Set(rows.map((row) => row.personId))];
}
