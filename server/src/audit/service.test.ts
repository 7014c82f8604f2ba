import { randomUUID } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskEmail } from '#contract/accounts/email.ts';
import { listAudit } from '#contract/audit/endpoints.ts';
import { newSecret } from '#infra/secret.ts';
import { enter, guestLink } from '#test/guest.ts';
import { invite, join as joinBy } from '#test/invitation.ts';
import { runUsher } from '#test/process.ts';
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

const placeOf = (where: World) => ({ ...where, port: 1 });
/** No database and no key: what checks a file must not need them. */
const nowhere = {
  connectionString: 'postgres://nobody@127.0.0.1:1/none',
  rootSecret: newSecret(),
  dataFolder: '/nowhere',
  port: 1,
};
const aFolder = () => mkdtempDisposable(join(tmpdir(), 'usher-audit-'));

describe('the log as a file', () => {
  // Three programs are started, one after another.
  it('is checked by the command line with the file alone, and shows who changed a row', {
    timeout: 60_000,
  }, async () => {
    await using other = await openWorld();
    const owner = await other.aPerson({ siteRole: 'creator' });
    const { email } = await invite(owner.browser, await other.aMedia(owner));
    const { code, words } = await runUsher(placeOf(other), ['audit', 'export']);
    expect(code).toBe(0);
    expect(words).not.toContain(email);
    expect(words).toContain(maskEmail(email));

    await using folder = await aFolder();
    const file = join(folder.path, 'audit.jsonl');
    await writeFile(file, words);
    expect(await runUsher(nowhere, ['audit', 'verify', file])).toMatchObject({ code: 0 });
    await writeFile(file, words.replace('invites.created', 'invites.removed'));
    expect(await runUsher(nowhere, ['audit', 'verify', file])).toMatchObject({ code: 1 });
  });

  it('has addresses in the clear only when that is asked for, and says so itself', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const { email } = await invite(owner.browser, await world.aMedia(owner));
    const { words } = await runUsher(placeOf(world), ['audit', 'export', '--clear']);
    expect(words).toContain(email);
    const admin = await world.aPerson({ siteRole: 'administrator' });
    const { rows } = await admin.browser.call(listAudit, { query: { action: 'audit.exported' } });
    expect(rows[0]?.facts).toEqual({ personal: 'in the clear' });
  });
});

describe('looking at the log', () => {
  it('finds rows by action, entry, person and time, newest first, with addresses in outline', async () => {
    const admin = await world.aPerson({ siteRole: 'administrator' });
    const owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
    const mediaId = await world.aMedia(owner);
    const { email, inviteId } = await invite(owner.browser, mediaId);
    const found = await admin.browser.call(listAudit, { query: { action: 'invites', mediaId } });
    expect(found.rows).toMatchObject([
      { action: 'invites.created', actorName: 'Olive Owner', mediaTitle: 'Photosynthesis', subjectId: inviteId },
    ]);
    expect(found.rows[0]?.personal?.email).toBe(maskEmail(email));
    const about = await admin.browser.call(listAudit, { query: { aboutId: owner.person.id, limit: 1 } });
    expect(about.rows).toHaveLength(1);
    const older = await admin.browser.call(listAudit, {
      query: { aboutId: owner.person.id, limit: 200, after: about.next ?? undefined },
    });
    expect(older.rows.map(({ action }) => action)).toContain('accounts.created');
    const later = { from: new Date(world.clock.now().getTime() + 60_000).toISOString() };
    expect((await admin.browser.call(listAudit, { query: later })).rows).toEqual([]);
  });
});

describe('forgetting people', () => {
  const DAY = 24 * 60;

  it('erases who an invited person was, long after their last access ended, and leaves the chain whole', async () => {
    await using other = await openWorld();
    const owner = await other.aPerson({ siteRole: 'creator' });
    const mediaId = await other.aMedia(owner);
    // Sessions do not last that long; keys do.
    const key = await other.aKey(owner, ['invites.write']);
    const gone = await invite(owner.browser, mediaId, { lastName: 'Forgotten-Name', message: 'forgotten words' });
    await joinBy(other.aBrowser(), gone);

    other.clock.move({ minutes: 100 * DAY });
    const fresh = await invite(key, mediaId, { email: 'fresh@example.org' });
    other.clock.move({ minutes: 81 * DAY + 1 });
    await other.portal.invites.forgetOver();

    const dump = await everythingIn(other);
    for (const trace of [gone.email, 'Forgotten-Name', 'forgotten words']) expect(dump).not.toContain(trace);
    expect(dump).toContain(fresh.email);
    const admin = await other.aPerson({ siteRole: 'administrator' });
    const { rows } = await admin.browser.call(listAudit, { query: { action: 'invites', mediaId, limit: 200 } });
    const ofGone = rows.filter(({ subjectId }) => subjectId === gone.inviteId);
    expect(ofGone.map(({ action, isErased }) => ({ action, isErased }))).toEqual([
      { action: 'invites.joined', isErased: true },
      { action: 'invites.created', isErased: true },
    ]);
    const { code, words } = await runUsher(placeOf(other), ['audit', 'export']);
    await using folder = await aFolder();
    await writeFile(join(folder.path, 'log'), words);
    expect(code).toBe(0);
    expect((await runUsher(nowhere, ['audit', 'verify', join(folder.path, 'log')])).words).toMatch(/^Whole/);
  });

  it('keeps whoever may still come in, and takes a forgotten address for a new person', async () => {
    await using other = await openWorld();
    const owner = await other.aPerson({ siteRole: 'creator' });
    const mediaId = await other.aMedia(owner);
    const email = 'again@example.org';
    const key = await other.aKey(owner, ['invites.write']);
    await invite(key, mediaId, { email });
    other.clock.move({ minutes: 200 * DAY });
    await other.portal.invites.forgetOver();
    await invite(key, mediaId, { email });
    await other.portal.invites.forgetOver();
    const people = await other.db.selectFrom('invitees').select('emailFolded').orderBy('emailFolded').execute();
    expect(people).toEqual([{ emailFolded: email }, { emailFolded: null }]);
  });

  it('erases who a guest was in the same way', async () => {
    await using other = await openWorld();
    const owner = await other.aPerson({ siteRole: 'creator' });
    const mediaId = await other.aMedia(owner);
    const guest = { name: 'Gone-Guest', email: 'gone-guest@example.org' };
    await enter(other.aBrowser(), await guestLink(owner.browser, mediaId), guest);

    other.clock.move({ minutes: (365 + 181) * DAY });
    await other.portal.guests.forgetOver();
    const dump = await everythingIn(other);
    for (const trace of Object.values(guest)) expect(dump).not.toContain(trace);
  });
});

/** Every row of every table, as text. */
async function everythingIn({ db }: World): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
  `.execute(db);
  const all = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)),
  );
  return all.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n');
}
