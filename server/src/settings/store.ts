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

/** False when the module was saved before: what an administrator chose is never replaced. */
export async function insertModule(tx: Tx, module: string, value: object, now: Date): Promise<boolean> {
  const stored = await tx
    .insertInto('settings')
    .values({ module, value: JSON.stringify(value), changedAt: now })
    .onConflict((conflict) => conflict.column('module').doNothing())
    .returning('module')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Held until commit, so that it cannot be deleted while it is being chosen. */
export async function holdTemplate(tx: Tx, templateId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mailTemplates')
    .select('id')
    .where('id', '=', templateId)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}
