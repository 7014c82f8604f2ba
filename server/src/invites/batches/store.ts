import { sql } from 'kysely';
import type { EventRole, SiteRole } from '#contract/access/roles.ts';
import type { BatchVerdict } from '#contract/invites/batches.ts';
import type { Language } from '#contract/languages.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { JudgedRow } from './policy.ts';

/** How everybody of a batch is invited, as it was committed, and by whom. */
export type Wish = {
  readonly by: { readonly kind: 'person' | 'key'; readonly id: string };
  readonly mail: boolean;
  readonly role: EventRole;
  readonly language: Language;
  readonly timeZone: string | null;
  readonly message: string;
  readonly expiresAt: string;
};

export type Batch = {
  readonly id: string;
  readonly mediaId: string;
  readonly makerId: string;
  readonly rowCount: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly committedAt: Date | null;
  readonly wish: Wish | null;
  readonly finishedAt: Date | null;
  readonly downloadedAt: Date | null;
};

type NewBatch = Pick<Batch, 'id' | 'mediaId' | 'makerId' | 'createdAt' | 'expiresAt'>;

/** In the place of this maker's earlier dry runs for the entry: a list is corrected and checked again. */
export async function putDryRun(tx: Tx, batch: NewBatch, rows: readonly JudgedRow[]): Promise<void> {
  await sql`
    delete from invite_batches where maker_id = ${batch.makerId} and media_id = ${batch.mediaId} and committed_at is null
  `.execute(tx);
  await tx
    .insertInto('inviteBatches')
    .values({ ...batch, rowCount: rows.length })
    .execute();
  const column = <K extends keyof JudgedRow>(name: K) => rows.map((row) => row[name]);
  await sql`
    insert into invite_batch_rows
      (batch_id, number, line, email, email_folded, first_name, last_name, role, language, verdict, duplicate_of)
    select ${batch.id}, r.* from unnest(
      ${column('number')}::integer[], ${column('line')}::integer[], ${column('email')}::text[],
      ${column('emailFolded')}::text[], ${column('firstName')}::text[], ${column('lastName')}::text[],
      ${column('role')}::text[], ${column('language')}::text[], ${column('verdict')}::text[],
      ${column('duplicateOf')}::integer[]
    ) r
  `.execute(tx);
}

type Named = { readonly batchId: string; readonly mediaId: string; readonly makerId: string; readonly now: Date };

const batch = sql`
  select b.id, b.media_id, b.maker_id, b.row_count, b.created_at, b.expires_at, b.committed_at, b.wish, b.finished_at,
    b.downloaded_at
  from invite_batches b
`;

/** One that is being committed is finished, however late: until then nothing of it is over. */
const isKept = (now: Date) => sql`(b.expires_at > ${now} or (b.committed_at is not null and b.finished_at is null))`;

const named = ({ batchId, mediaId, makerId, now }: Named) => sql`
  b.id = ${batchId} and b.media_id = ${mediaId} and b.maker_id = ${makerId} and ${isKept(now)}
`;

export async function findBatch(db: Db, which: Named): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`${batch} where ${named(which)}`.execute(db);
  return rows[0];
}

export async function listCommitted(
  db: Db,
  { mediaId, makerId, now, limit }: Omit<Named, 'batchId'> & { readonly limit: number },
): Promise<readonly Batch[]> {
  const { rows } = await sql<Batch>`
    ${batch} where b.media_id = ${mediaId} and b.maker_id = ${makerId} and b.committed_at is not null and ${isKept(now)}
    order by b.committed_at desc, b.id limit ${limit}
  `.execute(db);
  return rows;
}

export async function lockBatch(tx: Tx, which: Named): Promise<Batch | undefined> {
  const { rows } = await sql<Batch>`${batch} where ${named(which)} for update`.execute(tx);
  return rows[0];
}

export type OpenBatch = Batch & {
  readonly wish: Wish;
  readonly maker: {
    readonly name: string;
    readonly email: string;
    readonly siteRole: SiteRole;
    readonly isDeactivated: boolean;
  };
};

const open = (batchId: string) => sql`
  select b.*, jsonb_build_object(
    'name', p.first_name || ' ' || p.last_name, 'email', p.email, 'siteRole', p.site_role,
    'isDeactivated', p.deactivated_at is not null
  ) as maker
  from (${batch}) b join people p on p.id = b.maker_id
  where b.id = ${batchId} and b.committed_at is not null and b.finished_at is null
`;

/** A batch that was committed and still has invitations to make. */
export async function findOpenBatch(db: Db, batchId: string): Promise<OpenBatch | undefined> {
  const { rows } = await sql<OpenBatch>`${open(batchId)}`.execute(db);
  return rows[0];
}

/** Held until commit: whoever works on the same batch waits, and then finds what is left. */
export async function holdBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`select from invite_batches where id = ${batchId} for update`.execute(tx);
}

export async function putCommit(
  tx: Tx,
  { batchId, wish, now }: { readonly batchId: string; readonly wish: Wish; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('inviteBatches')
    .set({ committedAt: now, wish: JSON.stringify(wish) })
    .where('id', '=', batchId)
    .execute();
}

export async function putFinished(
  tx: Tx,
  { batchId, now, expiresAt }: { readonly batchId: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx.updateTable('inviteBatches').set({ finishedAt: now, expiresAt }).where('id', '=', batchId).execute();
}

export async function countByVerdict(db: Db, batchId: string): Promise<ReadonlyMap<BatchVerdict, number>> {
  const { rows } = await sql<{ verdict: BatchVerdict; count: number }>`
    select verdict, count(*) from invite_batch_rows where batch_id = ${batchId} group by verdict
  `.execute(db);
  return new Map(rows.map(({ verdict, count }) => [verdict, count]));
}

export type BatchRow = JudgedRow & { readonly inviteId: string | null };

type RowsWanted = {
  readonly batchId: string;
  readonly verdict: BatchVerdict | undefined;
  readonly after: number;
  readonly limit: number;
};

export async function listRows(db: Db, { batchId, verdict, after, limit }: RowsWanted): Promise<readonly BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select number, line, email, email_folded, first_name, last_name, role, language, verdict, duplicate_of, invite_id
    from invite_batch_rows
    where batch_id = ${batchId} and number > ${after} and (${verdict ?? null}::text is null or verdict = ${verdict ?? null})
    order by number limit ${limit}
  `.execute(db);
  return rows;
}

export type OpenRow = BatchRow & { readonly emailFolded: string };

/** Rows that are ok and not invited yet. */
export async function listOpenRows(tx: Tx, batchId: string, limit: number): Promise<readonly OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select number, line, email, email_folded, first_name, last_name, role, language, verdict, duplicate_of, invite_id
    from invite_batch_rows where batch_id = ${batchId} and verdict = 'ok' order by number limit ${limit}
  `.execute(tx);
  return rows;
}

export type RowOutcome = {
  readonly number: number;
  readonly verdict: BatchVerdict;
  readonly inviteId: string | null;
  readonly secretId: string | null;
  readonly sealedLink: Buffer | null;
};

export async function putOutcomes(tx: Tx, batchId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  const column = <K extends keyof RowOutcome>(name: K) => outcomes.map((outcome) => outcome[name]);
  await sql`
    update invite_batch_rows set verdict = o.verdict, invite_id = o.invite_id, secret_id = o.secret_id, sealed_link = o.sealed_link
    from unnest(
      ${column('number')}::integer[], ${column('verdict')}::text[], ${column('inviteId')}::uuid[],
      ${column('secretId')}::uuid[], ${column('sealedLink')}::bytea[]
    ) as o (number, verdict, invite_id, secret_id, sealed_link)
    where invite_batch_rows.batch_id = ${batchId} and invite_batch_rows.number = o.number
  `.execute(tx);
}

/** What stopped a batch is true of everybody who is left. */
export async function stopRows(tx: Tx, batchId: string): Promise<void> {
  await sql`update invite_batch_rows set verdict = 'stopped' where batch_id = ${batchId} and verdict = 'ok'`.execute(
    tx,
  );
}

export type LinkRow = Pick<BatchRow, 'firstName' | 'lastName' | 'email'> & {
  readonly inviteId: string;
  readonly role: EventRole;
  readonly sealedLink: Buffer;
};

/** Links that still open something: a new link or a removal has ended the others. */
export async function listLinks(tx: Tx, batchId: string): Promise<readonly LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select i.id as invite_id, r.first_name, r.last_name, r.email, i.role, r.sealed_link
    from invite_batch_rows r join invites i on i.id = r.invite_id
    join invite_secrets s on s.id = r.secret_id
    where r.batch_id = ${batchId} and r.sealed_link is not null and i.removed_at is null and s.ended_at is null
    order by r.number
  `.execute(tx);
  return rows;
}

export async function shredLinks(
  tx: Tx,
  { batchId, now }: { readonly batchId: string; readonly now: Date },
): Promise<void> {
  await sql`update invite_batch_rows set sealed_link = null where batch_id = ${batchId}`.execute(tx);
  await tx.updateTable('inviteBatches').set({ downloadedAt: now }).where('id', '=', batchId).execute();
}

/** With everything that was read and every link that nobody downloaded. */
export async function deleteOldBatches(db: Db, now: Date): Promise<void> {
  await sql`delete from invite_batches as b where not ${isKept(now)}`.execute(db);
}
