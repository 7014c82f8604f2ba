import { sql } from 'kysely';
import type { Db, Tx } from '#infra/db.ts';

type Repeat = { readonly personId: string; readonly keyDigest: Buffer };

/** What was made before under this key; whoever else brings it waits until we are done. */
export async function holdRepeat(
  tx: Tx,
  { personId, keyDigest }: Repeat,
): Promise<{ readonly inviteId: string; readonly wantedDigest: Buffer } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`repeat ${personId} ${keyDigest.toString('hex')}`}, 0))`.execute(
    tx,
  );
  return tx
    .selectFrom('inviteRepeats')
    .select(['inviteId', 'wantedDigest'])
    .where('personId', '=', personId)
    .where('keyDigest', '=', keyDigest)
    .executeTakeFirst();
}

export async function insertRepeat(
  tx: Tx,
  repeat: Repeat & { readonly wantedDigest: Buffer; readonly inviteId: string; readonly createdAt: Date },
): Promise<void> {
  await tx.insertInto('inviteRepeats').values(repeat).execute();
}

export async function deleteOldRepeats(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('inviteRepeats').where('createdAt', '<', before).execute();
}
