import { sql } from 'kysely';
import type { Db, Tx, Write } from '#infra/db.ts';

export type NewRow = {
  readonly happenedAt: Date;
  readonly action: string;
  readonly actor: string;
  readonly mediaId: string | null;
  readonly subjectId: string | null;
  readonly facts: object;
  readonly personalOf: string | null;
  readonly personal: Buffer | null;
};

export function rowInsert(row: NewRow): Write {
  return sql`
    insert into audit_rows (happened_at, action, actor, media_id, subject_id, facts, personal_of, personal)
    values (${row.happenedAt}, ${row.action}, ${row.actor}, ${row.mediaId}, ${row.subjectId},
      ${JSON.stringify(row.facts)}, ${row.personalOf}, ${row.personal})
  `;
}

export async function insertRows(db: Db, rows: readonly NewRow[]): Promise<void> {
  const column = <K extends keyof NewRow>(name: K) => rows.map((row) => row[name]);
  await sql`
    insert into audit_rows (happened_at, action, actor, media_id, subject_id, facts, personal_of, personal)
    select * from unnest(
      ${column('happenedAt')}::timestamptz[], ${column('action')}::text[], ${column('actor')}::text[],
      ${column('mediaId')}::uuid[], ${column('subjectId')}::uuid[],
      ${rows.map(({ facts }) => JSON.stringify(facts))}::jsonb[], ${column('personalOf')}::uuid[],
      ${column('personal')}::bytea[]
    )
  `.execute(db);
}

export async function findKey(db: Db, subjectId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('auditKeys')
    .select('sealedKey')
    .where('subjectId', '=', subjectId)
    .executeTakeFirst();
  return row?.sealedKey;
}

/** Two may make one at the same time: the first stays, and both get it. */
export async function putKey(db: Db, subjectId: string, sealedKey: Buffer): Promise<Buffer> {
  const { rows } = await sql<{ sealedKey: Buffer }>`
    insert into audit_keys as k (subject_id, sealed_key) values (${subjectId}, ${sealedKey})
    on conflict (subject_id) do update set sealed_key = k.sealed_key
    returning sealed_key
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A key was neither stored nor found.');
  return row.sealedKey;
}

/** The keys of many, each once, in one order for all who ask; the first one that was stored stays. */
export async function putKeys(
  db: Db,
  wanted: readonly { readonly subjectId: string; readonly sealedKey: Buffer }[],
): Promise<ReadonlyMap<string, Buffer>> {
  const sorted = wanted.toSorted((one, other) => (one.subjectId < other.subjectId ? -1 : 1));
  const { rows } = await sql<{ subjectId: string; sealedKey: Buffer }>`
    insert into audit_keys as k (subject_id, sealed_key)
    select * from unnest(
      ${sorted.map(({ subjectId }) => subjectId)}::uuid[], ${sorted.map(({ sealedKey }) => sealedKey)}::bytea[]
    )
    on conflict (subject_id) do update set sealed_key = k.sealed_key
    returning subject_id, sealed_key
  `.execute(db);
  return new Map(rows.map(({ subjectId, sealedKey }) => [subjectId, sealedKey]));
}

export type Row = NewRow & { readonly id: number };

const rowColumns = sql`
  r.id, r.happened_at, r.action, r.actor, r.media_id, r.subject_id, r.facts, r.personal_of, r.personal
`;

/** One sealer at a time; a second one goes home with nothing. */
export async function lockSealing(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtext('audit.seal')) as mine`.execute(tx);
  return rows[0]?.mine === true;
}

/** Rows may commit out of the order of their ids, so what is not yet sealed is asked for by name, not by a mark. */
export async function listUnsealedRows(tx: Tx, limit: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${rowColumns} from audit_rows r left join audit_sealed_rows s on s.row_id = r.id
    where s.row_id is null order by r.id limit ${limit}
  `.execute(tx);
  return rows;
}

export type Seal = { readonly number: number; readonly hash: Buffer };
export type StoredSeal = Seal & { readonly rowCount: number; readonly sealedAt: Date };

export function findNewestSeal(db: Db): Promise<StoredSeal | undefined> {
  return db
    .selectFrom('auditSeals')
    .select(['number', 'hash', 'rowCount', 'sealedAt'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The link with this number. */
export function findSeal(db: Db, number: number): Promise<StoredSeal | undefined> {
  return db
    .selectFrom('auditSeals')
    .select(['number', 'hash', 'rowCount', 'sealedAt'])
    .where('number', '=', number)
    .executeTakeFirst();
}

/** A link's rows in the order in which they went into it. */
export async function listRowsOfSeal(db: Db, number: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${rowColumns} from audit_sealed_rows s join audit_rows r on r.id = s.row_id
    where s.seal_number = ${number} order by r.id
  `.execute(db);
  return rows;
}

export type Filter = {
  readonly action: string;
  readonly mediaId: string | undefined;
  readonly aboutId: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly after: number | undefined;
  readonly limit: number;
};
export type ListedRow = Row & { readonly actorName: string | null; readonly mediaTitle: string | null };

/** Newest first; `after` is the id of the last one seen. */
export async function listRows(db: Db, filter: Filter): Promise<readonly ListedRow[]> {
  const { action, mediaId = null, aboutId = null, from = null, to = null, after = null, limit } = filter;
  const { rows } = await sql<ListedRow>`
    select ${rowColumns}, p.first_name || ' ' || p.last_name as actor_name, m.title as media_title
    from audit_rows r
    left join people p on r.actor = 'person:' || p.id
    left join media m on m.id = r.media_id
    where (${action} = '' or r.action = ${action} or starts_with(r.action, ${`${action}.`}))
      and (${mediaId}::uuid is null or r.media_id = ${mediaId}::uuid)
      and (${aboutId}::uuid is null or r.subject_id = ${aboutId}::uuid or r.personal_of = ${aboutId}::uuid
        or split_part(r.actor, ':', 2) = ${aboutId}::text)
      and (${from}::timestamptz is null or r.happened_at >= ${from}::timestamptz)
      and (${to}::timestamptz is null or r.happened_at < ${to}::timestamptz)
      and (${after}::bigint is null or r.id < ${after}::bigint)
    order by r.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function listKeys(
  db: Db,
  subjectIds: readonly string[],
): Promise<readonly { readonly subjectId: string; readonly sealedKey: Buffer }[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<{ subjectId: string; sealedKey: Buffer }>`
    select subject_id, sealed_key from audit_keys where subject_id = any(${subjectIds}::uuid[])
  `.execute(db);
  return rows;
}

export async function deleteKey(tx: Tx, subjectId: string): Promise<void> {
  await tx.deleteFrom('auditKeys').where('subjectId', '=', subjectId).execute();
}

export function findLastSeal(tx: Tx): Promise<Seal | undefined> {
  return tx.selectFrom('auditSeals').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();
}

export async function insertSeal(
  tx: Tx,
  { seal, rowIds, sealedAt }: { readonly seal: Seal; readonly rowIds: readonly number[]; readonly sealedAt: Date },
): Promise<void> {
  await tx
    .insertInto('auditSeals')
    .values({ ...seal, rowCount: rowIds.length, sealedAt })
    .execute();
  await sql`
    insert into audit_sealed_rows (row_id, seal_number) select unnest(${rowIds}::bigint[]), ${seal.number}
  `.execute(tx);
}
