import { sql } from 'kysely';
import type { Proof } from '#contract/access/proof.ts';
import type { Form } from '#contract/media/endpoints.ts';
import type { Db, Tx } from '#infra/db.ts';
import { type NumberedBeat, SEEN_FROM, type Viewer, type Watched } from './policy.ts';

export type NewBeat = Viewer & NumberedBeat & { readonly mediaId: string; readonly viewId: string };

/** One statement, so that whoever watches waits for nothing; what it means is worked out later. */
export async function insertBeats(db: Db, beats: readonly NewBeat[]): Promise<void> {
  await db
    .insertInto('analyticsBeats')
    .values([...beats])
    .execute();
}

export type StoredBeat = NewBeat & { readonly id: string };

/** Beats in the order in which they came, taken out: they are counted in the same transaction or come back. */
export async function takeBeats(tx: Tx, limit: number): Promise<readonly StoredBeat[]> {
  const { rows } = await sql<StoredBeat>`
    delete from analytics_beats where id in (
      select id from analytics_beats order by id limit ${limit} for update skip locked
    )
    returning id, media_id, view_id, viewer_id, kind, number, from_at, to_at, seconds, beaten_at
  `.execute(tx);
  return rows.toSorted((a, b) => Number(a.id) - Number(b.id));
}

export type ViewKey = { readonly mediaId: string; readonly viewerId: string; readonly viewId: string };
export type View = ViewKey & Watched & Pick<Viewer, 'kind'> & { readonly version: number };

export async function lockView(tx: Tx, { mediaId, viewerId, viewId }: ViewKey): Promise<View | undefined> {
  return tx
    .selectFrom('analyticsViews')
    .select(['mediaId', 'viewId', 'viewerId', 'kind', 'version', 'lastNumber', 'seconds', 'parts', 'beganAt', 'lastAt'])
    .where('mediaId', '=', mediaId)
    .where('viewerId', '=', viewerId)
    .where('viewId', '=', viewId)
    .forUpdate()
    .executeTakeFirst();
}

export async function putView(tx: Tx, { parts, ...view }: View): Promise<void> {
  const { lastNumber, seconds, lastAt, version } = view;
  await tx
    .insertInto('analyticsViews')
    .values({ ...view, parts: [...parts] })
    .onConflict((conflict) =>
      conflict
        .columns(['mediaId', 'viewerId', 'viewId'])
        .doUpdateSet({ lastNumber, seconds, lastAt, version, parts: [...parts] }),
    )
    .execute();
}

export type Length = {
  readonly form: Form;
  readonly version: number;
  readonly durationSeconds: number | null;
  readonly pages: number;
};

export async function findLength(db: Db, mediaId: string): Promise<Length | undefined> {
  const { rows } = await sql<Length>`
    select form, version, duration_seconds,
      (select count(*) from document_pages p where p.media_id = media.id and p.version = media.version)::int as pages
    from media where id = ${mediaId}
  `.execute(db);
  return rows[0];
}

export async function findInviteeId(db: Db, addressFolded: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('invitees')
    .select('id')
    .where('emailFolded', '=', addressFolded)
    .executeTakeFirst();
  return found?.id;
}

/** Days of a zone, both included; null for no bound. */
export type Span = { readonly zone: string; readonly from: string | null; readonly to: string | null };

/** A moment of the column lies on one of the days. */
function within(column: 'began_at' | 'played_at', { zone, from, to }: Span) {
  const day = sql`(${sql.ref(column)} at time zone ${zone})::date`;
  return sql`(${from}::date is null or ${day} >= ${from}::date) and (${to}::date is null or ${day} <= ${to}::date)`;
}

export async function isZone(db: Db, zone: string): Promise<boolean> {
  const { rows } = await sql`select from pg_timezone_names where name = ${zone}`.execute(db);
  return rows.length > 0;
}

export async function countPlays(db: Db, mediaId: string, span: Span): Promise<number> {
  const { rows } = await sql<{ plays: number }>`
    select count(*)::int as plays from media_plays where media_id = ${mediaId} and ${within('played_at', span)}
  `.execute(db);
  return rows[0]?.plays ?? 0;
}

export type DayRow = {
  readonly day: string;
  readonly plays: number;
  readonly viewers: number;
  readonly minutes: number;
};

export async function listDays(db: Db, mediaIds: readonly string[], span: Span): Promise<readonly DayRow[]> {
  const { rows } = await sql<DayRow>`
    select to_char(day, 'YYYY-MM-DD') as day, sum(plays)::int as plays, sum(viewers)::int as viewers,
      sum(minutes)::float8 as minutes
    from (
      select (played_at at time zone ${span.zone})::date as day, count(*) as plays, 0 as viewers, 0 as minutes
      from media_plays where media_id = any(${[...mediaIds]}::uuid[]) and ${within('played_at', span)} group by 1
      union all
      select (began_at at time zone ${span.zone})::date, 0, count(distinct viewer_id), sum(seconds) / 60
      from analytics_views where media_id = any(${[...mediaIds]}::uuid[]) and ${within('began_at', span)} group by 1
    ) each_day
    group by day order by day
  `.execute(db);
  return rows;
}

/** One viewer over all their views; parts are those of the version that is shown now. */
export type ViewerRow = {
  readonly viewerId: string;
  readonly kind: Viewer['kind'];
  readonly views: number;
  readonly seconds: number;
  readonly parts: readonly number[];
  readonly firstAt: Date;
  readonly lastAt: Date;
};

export async function listViewers(db: Db, mediaId: string, span: Span): Promise<readonly ViewerRow[]> {
  const { rows } = await sql<ViewerRow>`
    with views as (
      select v.* from analytics_views v where media_id = ${mediaId} and ${within('began_at', span)}
    ), summed as (
      select viewer_id, part, sum(amount)::float8 as amount
      from views join media m on m.id = views.media_id and m.version = views.version,
        unnest(views.parts) with ordinality as each_part (amount, part)
      group by viewer_id, part
    )
    select viewer_id, min(kind) as kind, count(*)::int as views, sum(seconds)::float8 as seconds,
      coalesce((select array_agg(s.amount order by s.part) from summed s where s.viewer_id = views.viewer_id), '{}') as parts,
      min(began_at) as first_at, max(last_at) as last_at
    from views group by viewer_id order by max(last_at) desc, viewer_id
  `.execute(db);
  return rows;
}

export type Known = {
  readonly viewerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly proof: Proof | null;
};

/** Who they are today; those who were forgotten have no name any more. */
export async function listKnown(db: Db, mediaId: string, viewerIds: readonly string[]): Promise<readonly Known[]> {
  if (viewerIds.length === 0) return [];
  const ids = [...viewerIds];
  const { rows } = await sql<Known>`
    select id as viewer_id, first_name || ' ' || last_name as name, email, 'account' as proof
    from people where id = any(${ids}::uuid[])
    union all
    select e.id, i.name, e.email_folded, i.proof
    from invitees e
    join lateral (
      select trim(i.first_name || ' ' || i.last_name) as name, g.proof
      from invites i left join grants g on g.invite_id = i.id
      where i.invitee_id = e.id and i.media_id = ${mediaId}
      order by g.joined_at desc nulls last limit 1
    ) i on true
    where e.id = any(${ids}::uuid[]) and e.forgotten_at is null
    union all
    select u.id, u.name, u.email_folded,
      (select g.proof from grants g where g.guest_id = u.id order by g.joined_at desc limit 1)
    from guests u where u.id = any(${ids}::uuid[]) and u.forgotten_at is null
  `.execute(db);
  return rows;
}

export type EntryRow = {
  readonly mediaId: string;
  readonly title: string;
  readonly form: Form;
  readonly plays: number;
  readonly viewers: number;
  readonly seconds: number;
  readonly completion: number | null;
};

/** What is published in a gallery, with its figures; most plays first. */
export async function listOfGallery(db: Db, galleryId: string, span: Span): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    with places as (
      select m.id, m.title, m.form, m.version from gallery_media gm join media m on m.id = gm.media_id
      where gm.gallery_id = ${galleryId} and gm.state = 'published' and m.status = 'published' and m.deleted_at is null
    ), played as (
      select media_id, count(*)::int as plays from media_plays
      where media_id in (select id from places) and ${within('played_at', span)} group by media_id
    ), views as (
      select * from analytics_views where media_id in (select id from places) and ${within('began_at', span)}
    ), looked as (
      select media_id, count(distinct viewer_id)::int as viewers, sum(seconds)::float8 as seconds
      from views group by media_id
    ), seen as (
      select v.media_id, v.viewer_id, part, sum(amount) as amount
      from views v join places p on p.id = v.media_id and p.version = v.version,
        unnest(v.parts) with ordinality as each_part (amount, part)
      group by v.media_id, v.viewer_id, part
    ), shares as (
      select media_id, avg(share)::float8 as completion from (
        select media_id, count(*) filter (where amount >= ${SEEN_FROM})::float8 / count(*) as share
        from seen group by media_id, viewer_id
      ) each_viewer group by media_id
    )
    select p.id as media_id, p.title, p.form, coalesce(plays, 0) as plays, coalesce(viewers, 0) as viewers,
      coalesce(seconds, 0) as seconds, case when p.form = 'image' then null else completion end as completion
    from places p
    left join played on played.media_id = p.id left join looked on looked.media_id = p.id
    left join shares on shares.media_id = p.id
    order by coalesce(plays, 0) desc, p.title, p.id limit ${MOST_ENTRIES}
  `.execute(db);
  return rows;
}

const MOST_ENTRIES = 1000;

export async function countViewers(db: Db, mediaIds: readonly string[], span: Span): Promise<number> {
  const { rows } = await sql<{ viewers: number }>`
    select count(distinct viewer_id)::int as viewers from analytics_views
    where media_id = any(${[...mediaIds]}::uuid[]) and ${within('began_at', span)}
  `.execute(db);
  return rows[0]?.viewers ?? 0;
}
