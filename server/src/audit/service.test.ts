import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '#test/invitation.ts';
import { openWorld, type World } from '#test/world.ts';
import { nextSeal } from './chain.ts';
import type { Row } from './store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const note = (fields?: { readonly of: string; readonly fields: object }) =>
  world.portal.audit.record(world.db, {
    action: 'test.noted',
    actor: { kind: 'system' },
    ...(fields === undefined ? {} : { personal: fields }),
  });

/** Walks the chain as it stands in the database, as somebody would who holds nothing but a copy. */
async function isWhole(): Promise<boolean> {
  const seals = await world.db.selectFrom('auditSeals').selectAll().orderBy('number').execute();
  let before: { number: number; hash: Buffer } | undefined;
  for (const seal of seals) {
    const { rows } = await sql<Row>`
      select r.* from audit_rows r join audit_sealed_rows s on s.row_id = r.id
      where s.seal_number = ${seal.number} order by r.id
    `.execute(world.db);
    const expected = nextSeal(before, rows);
    if (expected.number !== seal.number || !expected.hash.equals(seal.hash) || rows.length !== seal.rowCount)
      return false;
    before = seal;
  }
  return seals.length > 0;
}

/** What a database administrator could do who switches the triggers off. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await world.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await statement.execute(tx);
  });
}

describe('the audit log', () => {
  it('is sealed to the last row, also when sealers race and rows come meanwhile', async () => {
    await Promise.all([
      ...Array.from({ length: 40 }, () => note()),
      world.portal.audit.seal(),
      world.portal.audit.seal(),
      world.portal.audit.seal(),
    ]);
    await world.portal.audit.seal();
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from audit_rows r left join audit_sealed_rows s on s.row_id = r.id where s.row_id is null
    `.execute(world.db);
    expect(rows[0]?.open).toBe(0);
    expect(await isWhole()).toBe(true);
  });

  it('cannot be changed or emptied', async () => {
    await note();
    await expect(sql`update audit_rows set action = 'nothing'`.execute(world.db)).rejects.toThrow('append-only');
    await expect(sql`delete from audit_rows`.execute(world.db)).rejects.toThrow('append-only');
    await expect(sql`truncate audit_seals cascade`.execute(world.db)).rejects.toThrow('append-only');
  });

  it('stays whole when the key of a person is shredded, and then tells nothing of that person', async () => {
    const subjectId = randomUUID();
    await note({ of: subjectId, fields: { email: 'ada@example.org' } });
    await world.portal.audit.seal();
    const row = await world.db
      .selectFrom('auditRows')
      .selectAll()
      .where('personalOf', '=', subjectId)
      .executeTakeFirstOrThrow();
    expect(row.personal?.toString('latin1')).not.toContain('ada@example.org');
    await world.db.deleteFrom('auditKeys').where('subjectId', '=', subjectId).execute();
    expect(await isWhole()).toBe(true);
  });

  it('shows when a row was changed behind its back', async () => {
    await note();
    await world.portal.audit.seal();
    await tamper(sql`update audit_rows set actor = 'person:somebody-else' where id = (select min(id) from audit_rows)`);
    expect(await isWhole()).toBe(false);
  });

  it('names who invited whom without any address in the clear', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const { email, inviteId } = await invite(owner.browser, await world.aMedia(owner));
    const row = await world.db
      .selectFrom('auditRows')
      .selectAll()
      .where('subjectId', '=', inviteId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ action: 'invites.created', actor: `person:${owner.person.id}` });
    expect(JSON.stringify(row)).not.toContain(email);
  });
});
