import { sql } from 'kysely';
import type { Db, Tx, Write } from '#infra/db.ts';

type Code = {
  readonly publicId: string;
  readonly deviceId: string;
  readonly id: string;
  readonly addressDigest: string | null;
  readonly expiresAt: Date;
};

/** The one code of this device for this id: an older one is no more. */
export async function putCode(tx: Tx, code: Code): Promise<void> {
  const { publicId, deviceId, ...fresh } = code;
  await tx
    .insertInto('inviteCodes')
    .values({ ...code, digest: null, tries: 0 })
    .onConflict((conflict) =>
      conflict.columns(['publicId', 'deviceId']).doUpdateSet({ ...fresh, digest: null, tries: 0 }),
    )
    .execute();
}

/** Asked for and not made yet; nothing when a newer one took its place. */
export function findWantedCode(
  tx: Tx,
  id: string,
  now: Date,
): Promise<(Code & { readonly device: string }) | undefined> {
  return tx
    .selectFrom('inviteCodes')
    .innerJoin('devices', 'devices.id', 'inviteCodes.deviceId')
    .select(['publicId', 'deviceId', 'inviteCodes.id', 'addressDigest', 'expiresAt', 'devices.label as device'])
    .where('inviteCodes.id', '=', id)
    .where('digest', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

/** False when it was made already, or a newer one took its place. */
export async function putCodeDigest(tx: Tx, id: string, digest: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inviteCodes')
    .set({ digest })
    .where('id', '=', id)
    .where('digest', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type CodeTry = {
  readonly publicId: string;
  readonly deviceId: string;
  readonly now: Date;
  readonly most: number;
};

/** Takes a try before anybody looks at the code; nothing when none is left, or there is no code. */
export async function takeCodeTry(
  tx: Tx,
  { publicId, deviceId, now, most }: CodeTry,
): Promise<{ readonly id: string; readonly digest: Buffer | null; readonly tries: number } | undefined> {
  const { rows } = await sql<{ id: string; digest: Buffer | null; tries: number }>`
    update invite_codes set tries = tries + 1
    where public_id = ${publicId} and device_id = ${deviceId} and expires_at > ${now} and tries < ${most}
    returning id, digest, tries
  `.execute(tx);
  return rows[0];
}

/** It let somebody in, and does not do so again. */
export function usedCode({ publicId, deviceId }: { readonly publicId: string; readonly deviceId: string }): Write {
  return sql`delete from invite_codes where public_id = ${publicId} and device_id = ${deviceId}`;
}

export async function deleteOldCodes(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('inviteCodes').where('expiresAt', '<', now).execute();
}
