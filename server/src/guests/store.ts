import { sql } from 'kysely';
import type { Proof } from '#contract/access/proof.ts';
import type { Db, Tx, Write } from '#infra/db.ts';

export type GuestLinkRow = {
  readonly id: string;
  readonly publicId: string;
  readonly mediaId: string;
  readonly name: string;
  readonly place: number;
  readonly sealedSecret: Buffer | null;
  readonly maxGuests: number | null;
  readonly entered: number;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly switchedOffAt: Date | null;
  readonly createdByName: string;
  /** Guests who may watch now. */
  readonly here: number;
};

const listed = (now: Date) => sql`
  select l.id, l.public_id, l.media_id, l.name, l.place, l.sealed_secret, l.max_guests, l.entered, l.created_at,
    l.expires_at, l.switched_off_at, p.first_name || ' ' || p.last_name as created_by_name, (
      select count(*) from guests g join grants r on r.guest_id = g.id
      where g.guest_link_id = l.id and r.ended_at is null and r.expires_at > ${now}
    ) as here
  from guest_links l join people p on p.id = l.created_by
`;

export async function listLinks(db: Db, mediaId: string, now: Date): Promise<readonly GuestLinkRow[]> {
  const { rows } = await sql<GuestLinkRow>`
    ${listed(now)} where l.media_id = ${mediaId} and l.deleted_at is null order by l.created_at, l.id
  `.execute(db);
  return rows;
}

type Named = { readonly mediaId: string; readonly guestLinkId: string };

/** Locks the link first, on its own: what is counted after it is counted while nobody can enter. */
export async function lockLink(tx: Tx, { mediaId, guestLinkId }: Named, now: Date): Promise<GuestLinkRow | undefined> {
  await sql`select from guest_links where id = ${guestLinkId} for update`.execute(tx);
  const { rows } = await sql<GuestLinkRow>`
    ${listed(now)} where l.id = ${guestLinkId} and l.media_id = ${mediaId} and l.deleted_at is null
  `.execute(tx);
  return rows[0];
}

/** Holds the places of this entry, so that two who make a link at once do not both see the last one free. */
export async function lockPlaces(tx: Tx, mediaId: string): Promise<readonly number[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('guest links ' || ${mediaId}, 0))`.execute(tx);
  const rows = await tx
    .selectFrom('guestLinks')
    .select('place')
    .where('mediaId', '=', mediaId)
    .where('deletedAt', 'is', null)
    .execute();
  return rows.map(({ place }) => place);
}

export type NewGuestLink = {
  readonly id: string;
  readonly publicId: string;
  readonly mediaId: string;
  readonly createdBy: string;
  readonly name: string;
  readonly place: number;
  readonly secretDigest: Buffer;
  readonly sealedSecret: Buffer;
  readonly maxGuests: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
};

export async function insertLink(tx: Tx, link: NewGuestLink): Promise<void> {
  await tx
    .insertInto('guestLinks')
    .values({ ...link, entered: 0 })
    .execute();
}

export async function updateLink(
  tx: Tx,
  guestLinkId: string,
  change: {
    readonly name?: string;
    readonly maxGuests?: number | null;
    readonly expiresAt?: Date | null;
    readonly switchedOffAt?: Date | null;
  },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx.updateTable('guestLinks').set(change).where('id', '=', guestLinkId).execute();
}

/** The row stays for the list of those who were guests; the secret goes. */
export async function deleteLink(tx: Tx, guestLinkId: string, now: Date): Promise<void> {
  await tx
    .updateTable('guestLinks')
    .set({ deletedAt: now, sealedSecret: null })
    .where('id', '=', guestLinkId)
    .execute();
}

/** Who stands before a link, and what is known of it on this device. */
export type PresentedLink = {
  readonly id: string;
  readonly mediaId: string;
  readonly holdsLink: boolean;
  readonly maxGuests: number | null;
  readonly entered: number;
  readonly expiresAt: Date | null;
  readonly switchedOffAt: Date | null;
  readonly hostName: string;
  readonly mediaTitle: string;
  readonly mediaIsDeleted: boolean;
  readonly mediaIsPreparing: boolean;
  readonly guestId: string | null;
  readonly guestName: string | null;
  readonly guestRemovedAt: Date | null;
  readonly grantId: string | null;
  readonly grantJoinedAt: Date | null;
  readonly grantExpiresAt: Date | null;
};

export type Presentation = {
  readonly publicId: string;
  /** The digest of the secret that was brought; null to ask for this device's own record. */
  readonly digest: Buffer | null;
  readonly deviceId: string | null;
  readonly now: Date;
};

export async function findPresented(
  db: Db,
  { publicId, digest, deviceId, now }: Presentation,
): Promise<PresentedLink | undefined> {
  const { rows } = await sql<PresentedLink>`
    select l.id, l.media_id, l.max_guests, l.entered, l.expires_at, l.switched_off_at,
      case when ${digest}::bytea is null then exists (
        select from guest_openings o
        where o.guest_link_id = l.id and o.device_id = ${deviceId}::uuid and o.expires_at > ${now}
      ) else l.secret_digest = ${digest} end as holds_link,
      p.first_name || ' ' || p.last_name as host_name, m.title as media_title,
      m.deleted_at is not null as media_is_deleted,
      m.state in ('uploading', 'processing') and not m.playable as media_is_preparing,
      g.id as guest_id, g.name as guest_name, g.removed_at as guest_removed_at,
      r.id as grant_id, r.joined_at as grant_joined_at, r.expires_at as grant_expires_at
    from guest_links l
    join media m on m.id = l.media_id
    join people p on p.id = l.created_by
    left join guests g on g.guest_link_id = l.id and g.device_id = ${deviceId}::uuid and g.left_at is null
    left join grants r on r.guest_id = g.id and r.ended_at is null
    where l.public_id = ${publicId} and l.deleted_at is null
  `.execute(db);
  return rows[0];
}

/** Locks the link, so that two devices cannot both see the last place free. The lock comes first, on its own. */
export async function lockPresented(tx: Tx, presentation: Presentation): Promise<PresentedLink | undefined> {
  await sql`select from guest_links where public_id = ${presentation.publicId} for update`.execute(tx);
  return findPresented(tx, presentation);
}

/** The rule decided before; the check behind it holds even if the rule were wrong. */
export function takenPlace(guestLinkId: string): Write {
  return sql`update guest_links set entered = entered + 1 where id = ${guestLinkId}`;
}

export async function givePlaceBack(tx: Tx, guestLinkId: string): Promise<void> {
  await sql`update guest_links set entered = greatest(entered - 1, 0) where id = ${guestLinkId}`.execute(tx);
}

export type NewGuest = {
  readonly id: string;
  readonly guestLinkId: string;
  readonly mediaId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly email: string;
  readonly emailFolded: string;
  readonly enteredAt: Date;
};

export async function insertGuest(tx: Tx, guest: NewGuest): Promise<void> {
  await tx.insertInto('guests').values(guest).execute();
}

export async function updateGuest(
  tx: Tx,
  guestId: string,
  change: { readonly leftAt?: Date; readonly removedAt?: Date },
): Promise<void> {
  await tx.updateTable('guests').set(change).where('id', '=', guestId).execute();
}

/** The link's row is locked before that of a guest, everywhere alike. */
export async function lockLinkOfGuest(tx: Tx, guestId: string): Promise<void> {
  await sql`
    select from guest_links where id = (select guest_link_id from guests where id = ${guestId}) for update
  `.execute(tx);
}

export async function putOpening(
  db: Db,
  opening: { readonly guestLinkId: string; readonly deviceId: string; readonly expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('guestOpenings')
    .values(opening)
    .onConflict((conflict) =>
      conflict.columns(['guestLinkId', 'deviceId']).doUpdateSet({ expiresAt: opening.expiresAt }),
    )
    .execute();
}

export async function deleteOldOpenings(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('guestOpenings').where('expiresAt', '<', now).execute();
}

export async function listGuestIdsOfLink(tx: Tx, guestLinkId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom('guests').select('id').where('guestLinkId', '=', guestLinkId).execute();
  return rows.map(({ id }) => id);
}

export type GuestRow = {
  readonly id: string;
  readonly guestLinkId: string;
  readonly mediaId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly email: string;
  readonly emailFolded: string;
  readonly enteredAt: Date;
  readonly leftAt: Date | null;
  readonly removedAt: Date | null;
  readonly linkName: string;
  readonly mediaTitle: string;
  readonly device: string;
  readonly proof: Proof;
  /** The end of a grant that was not ended. */
  readonly holdsUntil: Date | null;
};

const guestRows = sql`
  select g.id, g.guest_link_id, g.media_id, g.device_id, g.name, g.email, g.email_folded, g.entered_at, g.left_at,
    g.removed_at, l.name as link_name, m.title as media_title, d.label as device, coalesce(r.proof, 'guest') as proof,
    case when r.ended_at is null then r.expires_at end as holds_until
  from guests g
  join guest_links l on l.id = g.guest_link_id
  join media m on m.id = g.media_id
  join devices d on d.id = g.device_id
  left join lateral (
    select r.proof, r.ended_at, r.expires_at from grants r where r.guest_id = g.id
    order by r.ended_at is null desc, r.joined_at desc limit 1
  ) r on true
`;

/** Latest first; `after` is the id of the last one seen. */
export async function listGuests(
  db: Db,
  { mediaId, after, limit }: { readonly mediaId: string; readonly after: string | undefined; readonly limit: number },
): Promise<readonly GuestRow[]> {
  const { rows } = await sql<GuestRow>`
    ${guestRows} where g.media_id = ${mediaId} and g.forgotten_at is null and (${after ?? null}::uuid is null
      or (g.entered_at, g.id) < (select entered_at, id from guests where id = ${after ?? null}::uuid))
    order by g.entered_at desc, g.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function findGuest(db: Db, guestId: string): Promise<GuestRow | undefined> {
  const { rows } = await sql<GuestRow>`${guestRows} where g.id = ${guestId}`.execute(db);
  return rows[0];
}

export type Forgettable = { readonly id: string; readonly emailFolded: string };

/** Guests whose last place ended before this moment. */
export async function listForgettable(
  db: Db,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly Forgettable[]> {
  const { rows } = await sql<Forgettable>`
    select u.id, u.email_folded from guests u
    where u.forgotten_at is null and u.entered_at < ${before} and not exists (
      select from grants g where g.guest_id = u.id and coalesce(g.ended_at, g.expires_at) > ${before}
    )
    limit ${limit}
  `.execute(db);
  return rows;
}

export async function forgetGuest(tx: Tx, guestId: string, now: Date): Promise<void> {
  await tx
    .updateTable('guests')
    .set({ name: '', email: '', emailFolded: '', forgottenAt: now })
    .where('id', '=', guestId)
    .execute();
}

export function findEntry(db: Db, mediaId: string): Promise<{ readonly deletedAt: Date | null } | undefined> {
  return db.selectFrom('media').select('deletedAt').where('id', '=', mediaId).executeTakeFirst();
}

/** In the place of an older one. */
export async function putCode(
  tx: Tx,
  { guestId, digest, expiresAt }: { readonly guestId: string; readonly digest: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('guestCodes')
    .values({ guestId, digest, tries: 0, expiresAt })
    .onConflict((conflict) => conflict.column('guestId').doUpdateSet({ digest, tries: 0, expiresAt }))
    .execute();
}

/** Takes a try before anybody looks at the code; nothing when none is left, or there is no code. */
export async function takeCodeTry(
  tx: Tx,
  { guestId, now, most }: { readonly guestId: string; readonly now: Date; readonly most: number },
): Promise<{ readonly digest: Buffer; readonly tries: number } | undefined> {
  const { rows } = await sql<{ digest: Buffer; tries: number }>`
    update guest_codes set tries = tries + 1
    where guest_id = ${guestId} and expires_at > ${now} and tries < ${most} returning digest, tries
  `.execute(tx);
  return rows[0];
}

export async function deleteCode(tx: Tx, guestId: string): Promise<void> {
  await tx.deleteFrom('guestCodes').where('guestId', '=', guestId).execute();
}

/** A live invitation of this address to this entry, if there is one. */
export function findInvitationFor(
  db: Db,
  { mediaId, emailFolded, now }: { readonly mediaId: string; readonly emailFolded: string; readonly now: Date },
): Promise<{ readonly publicId: string } | undefined> {
  return db
    .selectFrom('invites')
    .innerJoin('invitees', 'invitees.id', 'invites.inviteeId')
    .select('invites.publicId')
    .where('invites.mediaId', '=', mediaId)
    .where('invitees.emailFolded', '=', emailFolded)
    .where('invites.removedAt', 'is', null)
    .where('invites.expiresAt', '>', now)
    .orderBy('invites.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}
