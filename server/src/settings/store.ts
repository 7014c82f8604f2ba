import type { Db, Tx } from '#infra/db.ts';

export async function findModule(db: Db, module: string): Promise<object | undefined> {
  const row = await db.selectFrom('settings').select('value').where('module', '=', module).executeTakeFirst();
  return row?.value;
}

export async function putModule(tx: Tx, module: string, value: object, now: Date): Promise<void> {
  const row = { value: JSON.stringify(value), changedAt: now };
  await tx
    .insertInto('settings')
    .values({ module, ...row })
    .onConflict((conflict) => conflict.column('module').doUpdateSet(row))
    .execute();
}
