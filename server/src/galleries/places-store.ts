import { type Expression, type SqlBool, sql } from 'kysely';
import type { GalleryVisibility } from '#contract/access/roles.ts';
import type { GalleryOrder, PlaceState } from '#contract/galleries/media.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Placing } from './policy.ts';

export type Place = {
  readonly galleryId: string;
  readonly name: string;
  readonly visibility: GalleryVisibility;
  readonly state: PlaceState;
  readonly reason: string | null;
};

/** Where an entry is published, waits or was turned down, by the gallery's name. */
export async function listPlaces(db: Db, mediaId: string): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    select ge.gallery_id, ga.name, ga.visibility, ge.state, ge.reason
    from gallery_media ge join galleries ga on ga.id = ge.gallery_id
    where ge.media_id = ${mediaId} order by lower(ga.name), ga.id
  `.execute(db);
  return rows;
}

type NewPlaces = {
  readonly mediaId: string;
  readonly places: readonly Placing[];
  readonly placedBy: string;
  readonly placedAt: Date;
};

/** Also in the place of what was turned down there. */
export async function putPlaces(tx: Tx, { mediaId, places, placedBy, placedAt }: NewPlaces): Promise<void> {
  if (places.length === 0) return;
  await tx
    .insertInto('galleryMedia')
    .values(places.map((place) => ({ ...place, mediaId, placedBy, placedAt, decidedAt: null, reason: null })))
    .onConflict((conflict) =>
      conflict.columns(['galleryId', 'mediaId']).doUpdateSet((excluded) => ({
        state: excluded.ref('excluded.state'),
        placedBy: excluded.ref('excluded.placedBy'),
        placedAt: excluded.ref('excluded.placedAt'),
        decidedAt: null,
        reason: null,
      })),
    )
    .execute();
}

export async function deletePlaces(
  tx: Tx,
  { mediaId, galleryIds }: { readonly mediaId: string; readonly galleryIds: readonly string[] },
): Promise<void> {
  if (galleryIds.length === 0) return;
  await tx
    .deleteFrom('galleryMedia')
    .where('mediaId', '=', mediaId)
    .where('galleryId', 'in', [...galleryIds])
    .execute();
}

type Spot = { readonly galleryId: string; readonly mediaId: string };
export type HeldPlace = { readonly state: PlaceState; readonly ownerId: string; readonly placedBy: string | null };

/** Held until commit, so that two moderators cannot both decide. */
export async function lockPlace(tx: Tx, { galleryId, mediaId }: Spot): Promise<HeldPlace | undefined> {
  const { rows } = await sql<HeldPlace>`
    select ge.state, m.owner_id, ge.placed_by
    from gallery_media ge join media m on m.id = ge.media_id
    where ge.gallery_id = ${galleryId} and ge.media_id = ${mediaId} and m.status = 'published' and m.deleted_at is null
    for update of ge
  `.execute(tx);
  return rows[0];
}

type Decision = Spot & { readonly state: PlaceState; readonly reason: string | null; readonly decidedAt: Date };

export async function updatePlace(tx: Tx, { galleryId, mediaId, ...decision }: Decision): Promise<void> {
  await tx
    .updateTable('galleryMedia')
    .set(decision)
    .where('galleryId', '=', galleryId)
    .where('mediaId', '=', mediaId)
    .execute();
}

/** What is published here, and whether it is in no other gallery. */
export async function listMediaIn(
  tx: Tx,
  galleryId: string,
): Promise<readonly { readonly mediaId: string; readonly isOnlyHere: boolean }[]> {
  const { rows } = await sql<{ mediaId: string; isOnlyHere: boolean }>`
    select ge.media_id, not exists (
      select from gallery_media other where other.media_id = ge.media_id and other.gallery_id <> ge.gallery_id
    ) as is_only_here
    from gallery_media ge join media m on m.id = ge.media_id
    where ge.gallery_id = ${galleryId} and m.status = 'published' order by ge.media_id
  `.execute(tx);
  return rows;
}

export type Listed = { readonly mediaId: string; readonly placedAt: Date; readonly placedByName: string | null };
type Asked = {
  readonly galleryId: string;
  readonly state: 'waiting' | 'published';
  readonly order: GalleryOrder | 'oldest';
  /** Moderators also see what is not open now, or still being prepared. */
  readonly reach: 'open' | 'all';
  readonly after: string | undefined;
  readonly limit: number;
  readonly now: Date;
};

/** One page of a gallery; `after` is the last entry seen. */
export async function listMedia(db: Db, asked: Asked): Promise<readonly Listed[]> {
  const { galleryId, state, order, reach, after, limit, now } = asked;
  const cursor = after ?? null;
  const { key, direction, beyond } = orders[order];
  const { rows } = await sql<Listed>`
    with listed as (
      select ge.media_id, ge.placed_at, b.first_name || ' ' || b.last_name as placed_by_name, ${key} as key
      from gallery_media ge join media m on m.id = ge.media_id left join people b on b.id = ge.placed_by
      where ge.gallery_id = ${galleryId} and ge.state = ${state} and m.status = 'published' and m.deleted_at is null
        and (${reach === 'all'} or (m.playable and ${isOpen(now)}))
    )
    select media_id, placed_at, placed_by_name from listed
    where ${cursor}::uuid is null
      or (key, media_id) ${beyond} (select key, media_id from listed where media_id = ${cursor}::uuid)
    order by key ${direction}, media_id ${direction} limit ${limit}
  `.execute(db);
  return rows;
}

function isOpen(now: Date): Expression<SqlBool> {
  return sql`coalesce(m.available_from <= ${now}, true) and coalesce(m.available_until > ${now}, true)`;
}

const [asc, desc] = [
  { direction: sql`asc`, beyond: sql`>` },
  { direction: sql`desc`, beyond: sql`<` },
];
const orders = {
  newest: { key: sql`ge.placed_at`, ...desc },
  oldest: { key: sql`ge.placed_at`, ...asc },
  title: { key: sql`lower(m.title)`, ...asc },
  plays: { key: sql`m.plays`, ...desc },
} as const;
