import { sql } from 'kysely';
import type { EntryNoticeKind } from '#contract/notices/endpoints.ts';
import type { Tx } from '#infra/db.ts';

type About = {
  readonly kind: EntryNoticeKind;
  readonly mediaId: string;
  readonly byId: string | null;
  readonly galleryId: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
};
type Told = { readonly id: string; readonly personId: string; readonly email: string };

/** For accounts that are not switched off. One that is open is new once more. */
export async function putNotices(
  tx: Tx,
  { kind, mediaId, byId, galleryId, reason, createdAt, personIds }: About & { readonly personIds: readonly string[] },
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    with told as (
      insert into notices (person_id, kind, media_id, gallery_id, by_id, facts, created_at)
      select p.id, ${kind}, ${mediaId}::uuid, ${galleryId}::uuid, ${byId}::uuid,
        jsonb_build_object('device', null, 'reason', ${reason}::text), ${createdAt}
      from people p where p.id = any(${personIds}::uuid[]) and p.deactivated_at is null
      on conflict (person_id, media_id, kind, gallery_id) where invite_id is null and done_at is null
      do update set by_id = excluded.by_id, facts = excluded.facts, created_at = excluded.created_at, seen_at = null
      returning id, person_id
    )
    select told.id, told.person_id, p.email from told join people p on p.id = told.person_id
  `.execute(tx);
  return rows;
}

type Names = { readonly title: string; readonly byName: string | null; readonly galleryName: string | null };

/** What a letter calls them. */
export async function getNames(tx: Tx, { mediaId, byId, galleryId }: About): Promise<Names> {
  const { rows } = await sql<Names>`
    select m.title, b.first_name || ' ' || b.last_name as by_name, g.name as gallery_name
    from media m left join people b on b.id = ${byId}::uuid left join galleries g on g.id = ${galleryId}::uuid
    where m.id = ${mediaId}
  `.execute(tx);
  const [names] = rows;
  if (names === undefined) throw new Error(`There is no entry ${mediaId} to tell of.`);
  return names;
}

export async function putMailed(tx: Tx, id: string, mailedAt: Date): Promise<void> {
  await tx.updateTable('notices').set({ mailedAt }).where('id', '=', id).execute();
}

type Decided = {
  readonly mediaIds: readonly string[];
  readonly galleryId: string;
  readonly kinds: readonly EntryNoticeKind[];
  readonly now: Date;
};

/** Whose notices are done by this. */
export async function putDecided(tx: Tx, { mediaIds, galleryId, kinds, now }: Decided): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    update notices set done_at = ${now}
    where media_id = any(${mediaIds}::uuid[]) and gallery_id = ${galleryId} and kind = any(${kinds}) and done_at is null
    returning person_id
  `.execute(tx);
  return [...new Set(rows.map((row) => row.personId))];
}

type Read = { readonly before: Date; readonly except: readonly EntryNoticeKind[]; readonly now: Date };

export async function putReadDone(tx: Tx, { before, except, now }: Read): Promise<void> {
  await sql`
    update notices set done_at = ${now}
    where invite_id is null and done_at is null and seen_at < ${before} and kind <> all(${except})
  `.execute(tx);
}
