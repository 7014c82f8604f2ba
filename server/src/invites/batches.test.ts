import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyInput } from '#contract/endpoint.ts';
import {
  commitInviteBatch,
  createInviteBatch,
  downloadInviteBatch,
  getInviteBatch,
  listInviteBatches,
} from '#contract/invites/batches.ts';
import { listInvites, removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { addCollaborator, deleteMedia, restoreMedia } from '#contract/media/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join, linkOf } from '#test/invitation.ts';
import { openPage } from '#test/page.ts';
import { startProcess } from '#test/process.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { freePort, openWorld, type PersonInWorld, type World } from '#test/world.ts';

let peer: SmtpPeer;
let world: World;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
  owner = await world.aPerson({ siteRole: 'administrator', firstName: 'Olive', lastName: 'Owner' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const aList = (count: number, name = crypto.randomUUID()) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}@example.org,Grace,Hopper ${index}`).join('\n');

async function check(text: string, by = owner, entry?: string) {
  mediaId = entry ?? (await world.aMedia(owner));
  return by.browser.call(createInviteBatch, { params: { mediaId }, body: { text } });
}

async function commit(batchId: string, wanted: Partial<BodyInput<typeof commitInviteBatch>> = {}) {
  return owner.browser.call(commitInviteBatch, { params: { mediaId, batchId }, body: { mail: false, ...wanted } });
}

const view = (batchId: string) => owner.browser.call(getInviteBatch, { params: { mediaId, batchId } });

async function finished(batchId: string) {
  return eventually(async () => {
    const page = await view(batchId);
    expect(page.batch.commit?.finishedAt).toEqual(expect.any(String));
    return page;
  });
}

const invitesOf = (entry: string) =>
  world.db.selectFrom('invites').select(['id', 'email', 'inviteeId']).where('mediaId', '=', entry).execute();

describe('a dry run', () => {
  it('says of each row what would become of it, and invites nobody', async () => {
    await world.configure('invites', { blockedDomains: ['blocked.example'] });
    const entry = await world.aMedia(owner);
    await invite(owner.browser, entry, { email: 'here@example.org' });
    const { batch, rows, next } = await check(
      [
        'E-Mail;Vorname;Nachname;Rolle;Sprache',
        'ada@bücher.example;Ada;Lovelace;;de',
        'ADA@xn--bcher-kva.example;Ada;King;;',
        'HERE@example.org;Grace;Hopper;;',
        'nobody;Grace;Hopper;;',
        'new@blocked.example;Grace;Hopper;;',
        'new1@example.org;;;;',
        'new2@example.org;Grace;Win at evil.com;;',
        'new3@example.org;Grace;Hopper;Moderatorin;',
        'new4@example.org;Grace;Hopper;König;',
        'new5@example.org;Grace;Hopper;;Klingon',
        `new6@example.org;Grace;${'x'.repeat(81)};;`,
        'new7@example.org;Grace;Hopper;Zuschauerin;',
      ].join('\r\n'),
      owner,
      entry,
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'ok',
      'duplicate',
      'already-invited',
      'address-malformed',
      'domain-blocked',
      'name-missing',
      'name-has-link',
      'role-not-offered',
      'role-unknown',
      'language-unknown',
      'name-too-long',
      'ok',
    ]);
    expect(rows[1]).toMatchObject({ duplicateOf: 1, line: 3 });
    expect(batch).toMatchObject({ rowCount: 12, commit: null, counts: { ok: 2, duplicate: 1, made: 0 } });
    expect(next).toBeNull();
    expect(await invitesOf(entry)).toHaveLength(1);
    expect(peer.accepted).toHaveLength(0);
  });

  it('is read page by page, also of one verdict alone', async () => {
    const { batch, next } = await check(`${aList(250)}\nnobody`);
    expect(next).toBe(100);
    const params = { mediaId, batchId: batch.id };
    const last = await owner.browser.call(getInviteBatch, { params, query: { after: 200 } });
    expect(last).toMatchObject({ next: null });
    expect(last.rows).toHaveLength(51);
    const wrong = await owner.browser.call(getInviteBatch, { params, query: { verdict: 'address-malformed' } });
    expect(wrong.rows).toMatchObject([{ number: 251, email: 'nobody' }]);
  });

  it('counts the quota of the day, so that nobody is told ok who cannot be invited', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const { quotas } = await other.portal.settings.get('invites');
    await other.configure('invites', { quotas: { ...quotas, creatorPerDay: 4 } });
    await invite(creator.browser, entry);
    const params = { mediaId: entry };
    const { batch } = await creator.browser.call(createInviteBatch, { params, body: { text: aList(5) } });
    expect(batch.counts).toMatchObject({ ok: 3, 'over-quota': 2 });
    // What was free a moment ago is spent meanwhile: the commit counts again.
    await invite(creator.browser, entry);
    const which = { mediaId: entry, batchId: batch.id };
    await creator.browser.call(commitInviteBatch, { params: which, body: { mail: false } });
    await eventually(async () => {
      const page = await creator.browser.call(getInviteBatch, { params: which });
      expect(page.batch.counts).toMatchObject({ ok: 0, made: 2, 'over-quota': 3 });
    });
  });

  it.each([
    ['nobody', '\n\n', 'invites.batch-empty'],
    ['too many', aList(10_001), 'invites.batch-too-long'],
    ['no text', '', 'request.invalid'],
    ['two million characters and one', 'x'.repeat(2_000_001), 'request.invalid'],
  ])('refuses %s', async (_, text, code) => {
    const entry = await world.aMedia(owner);
    expect(await owner.browser.refusalOf(createInviteBatch, { params: { mediaId: entry }, body: { text } })).toBe(code);
  });

  it('is its maker’s alone: whoever else manages the entry does not find it', async () => {
    const { batch } = await check(aList(1));
    const { browser, email } = await world.aPerson({ siteRole: 'creator' });
    await owner.browser.call(addCollaborator, { params: { mediaId }, body: { email, kind: 'co-owner' } });
    const params = { mediaId, batchId: batch.id };
    expect(await browser.refusalOf(getInviteBatch, { params })).toBe('invites.batch-unknown');
    expect(await browser.refusalOf(commitInviteBatch, { params, body: { mail: false } })).toBe('invites.batch-unknown');
    expect(await browser.refusalOf(downloadInviteBatch, { params })).toBe('invites.batch-unknown');
    const elsewhere = { mediaId: await world.aMedia(owner), batchId: batch.id };
    expect(await owner.browser.refusalOf(getInviteBatch, { params: elsewhere })).toBe('invites.batch-unknown');
  });
});

describe('committing', () => {
  it('mails each their own link, in their language, and the list shows them', async () => {
    const name = crypto.randomUUID();
    const { batch } = await check(
      `email,first name,last name,language\n${name}-1@example.org,Ada,Lovelace,de\n${name}-2@example.org,Grace,Hopper,\nnobody,,,`,
    );
    await commit(batch.id, { mail: true, language: 'fr', message: 'Welcome!' });
    const { batch: done, rows } = await finished(batch.id);
    expect(done.counts).toMatchObject({ made: 2, 'address-malformed': 1 });
    await eventually(() => expect(peer.to(`${name}-1@example.org`)).toHaveLength(1));
    await eventually(() => expect(peer.to(`${name}-2@example.org`)).toHaveLength(1));
    const [mail] = peer.to(`${name}-1@example.org`);
    expect(mail?.text).toContain('Welcome!');
    const link = linkOf(/https?:\S+\/i\/\S+#[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '');
    expect(await join(world.aBrowser(), { ...link, email: `${name}-1@example.org` })).toMatchObject({ mediaId });

    const { invites } = await owner.browser.call(listInvites, { params: { mediaId } });
    expect(invites).toHaveLength(2);
    expect(invites.find(({ email }) => email.startsWith(`${name}-1`))).toMatchObject({ language: 'de', via: 'mailed' });
    expect(invites.find(({ email }) => email.startsWith(`${name}-2`))).toMatchObject({ language: 'fr' });
    expect(rows[0]?.inviteId).toBe(invites.find(({ email }) => email.startsWith(`${name}-1`))?.id);
    const params = { mediaId, batchId: batch.id };
    expect(await owner.browser.refusalOf(downloadInviteBatch, { params })).toBe('invites.batch-was-mailed');
  });

  it('makes nothing twice, however often and at once it is asked for', async () => {
    const { batch } = await check(aList(600));
    await Promise.all([commit(batch.id), commit(batch.id), commit(batch.id, { mail: true })]);
    const { batch: done } = await finished(batch.id);
    expect(done.counts).toMatchObject({ ok: 0, made: 600 });
    await commit(batch.id);
    expect((await owner.browser.call(listInviteBatches, { params: { mediaId } })).batches).toEqual([done]);
    const made = await invitesOf(mediaId);
    expect(made).toHaveLength(600);
    expect(new Set(made.map(({ email }) => email)).size).toBe(600);
  });

  it('asks every rule again, and one row does not hold up the others', async () => {
    const name = crypto.randomUUID();
    const { batch } = await check(
      [`${name}-1@example.org,A`, `${name}-2@late.example,B`, `${name}-3@example.org,C`].join('\n'),
    );
    await invite(owner.browser, mediaId, { email: `${name}-3@example.org` });
    await world.configure('invites', { blockedDomains: ['late.example'] });
    await commit(batch.id);
    const { rows } = await finished(batch.id);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['made', 'domain-blocked', 'already-invited']);
  });

  it('sends an address no more mails a day than it may get', async () => {
    const { quotas } = await world.portal.settings.get('invites');
    await world.configure('invites', { quotas: { ...quotas, mailsPerAddressPerDay: 1 } });
    const name = crypto.randomUUID();
    const first = await check(`${name}@example.org,A`);
    await commit(first.batch.id, { mail: true });
    await finished(first.batch.id);
    const second = await check(`${name}@example.org,A\n${name}-2@example.org,B`);
    await commit(second.batch.id, { mail: true });
    const { rows } = await finished(second.batch.id);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['over-mail-quota', 'made']);
    await world.configure('invites', { quotas });
  });

  it('mails nobody from whom mail came back before', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    peer.answer(email, { code: 550, words: '5.1.1 No such user' });
    const gone = await invite(owner.browser, mediaId, { email, mail: true });
    const params = { mediaId, inviteId: gone.inviteId };
    await eventually(async () => {
      const { invites } = await owner.browser.call(listInvites, { params, query: { search: email } });
      expect(invites[0]?.mail.state).toBe('bounced');
    });
    await owner.browser.call(removeInvite, { params });
    const { batch } = await check(`${email},A\n${crypto.randomUUID()}@example.org,B`);
    await commit(batch.id, { mail: true });
    const { rows } = await finished(batch.id);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['mail-came-back', 'made']);
  });

  it('stops when the entry is deleted before the work begins', async () => {
    await using other = await openWorld({ role: 'web' });
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const params = { mediaId: entry };
    const { batch } = await creator.browser.call(createInviteBatch, { params, body: { text: aList(3) } });
    const which = { mediaId: entry, batchId: batch.id };
    await creator.browser.call(commitInviteBatch, { params: which, body: { mail: false } });
    await creator.browser.call(deleteMedia, { params });
    await other.portal.invites.makeBatch(batch.id, AbortSignal.timeout(10_000));
    await creator.browser.call(restoreMedia, { params });
    const page = await creator.browser.call(getInviteBatch, { params: which });
    expect(page.batch.counts).toMatchObject({ stopped: 3, made: 0 });
  });

  it.each([
    ['a validity beyond the longest', { validUntil: '2099-01-01T00:00:00Z' }, 'invites.valid-too-long'],
    ['a validity in the past', { validUntil: '2020-01-01T00:00:00Z' }, 'request.invalid'],
    ['a role this media does not offer', { role: 'speaker' as const }, 'invites.role-not-offered'],
  ])('refuses %s, and may be asked again', async (_, wrong, code) => {
    const { batch } = await check(aList(1));
    const params = { mediaId, batchId: batch.id };
    const body = { mail: false, ...wrong };
    expect(await owner.browser.refusalOf(commitInviteBatch, { params, body })).toBe(code);
    expect((await view(batch.id)).batch.commit).toBeNull();
  });

  it('refuses a list of which nobody can be invited', async () => {
    const { batch } = await check('nobody');
    const params = { mediaId, batchId: batch.id };
    expect(await owner.browser.refusalOf(commitInviteBatch, { params, body: { mail: false } })).toBe(
      'invites.batch-empty',
    );
  });

  it('tells the pages that look on how far it is', async () => {
    const { batch } = await check(aList(3));
    using page = await openPage(world.publicUrl, owner.browser);
    await page.follow(`invites:${mediaId}`);
    await commit(batch.id);
    expect((await page.hears('invites.batch-progressed')).payload).toEqual({ mediaId, batchId: batch.id });
  });
});

describe('links that are not mailed', () => {
  it('are downloaded once, as cells no spreadsheet runs, and then they are nowhere', async () => {
    const name = crypto.randomUUID();
    const { batch } = await check(`email,first name,last name\n=${name}@example.org,"=HYPERLINK(""x"")",＝Hopper`);
    await commit(batch.id);
    await finished(batch.id);
    const sealed = await sealedIn(batch.id);
    expect(sealed).toHaveLength(1);

    const params = { mediaId, batchId: batch.id };
    const response = await owner.browser.request(`/api/v1/media/${mediaId}/invite-batches/${batch.id}/downloads`, {
      method: 'POST',
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const [head, row] = Buffer.from(await response.arrayBuffer())
      .toString()
      .split('\r\n');
    expect(head).toBe('\ufeff"First name","Last name","Email","Role","Link","Valid until"');
    expect(row).toMatch(new RegExp(`^"'=HYPERLINK\\(""x""\\)","'＝Hopper","'=${name}@example\\.org","viewer","http`));
    const link = linkOf(/http\S+#[\w-]{43}/.exec(row ?? '')?.[0] ?? '');
    expect(await join(world.aBrowser(), { ...link, email: `=${name}@example.org` })).toMatchObject({ mediaId });

    expect(await sealedIn(batch.id)).toHaveLength(0);
    const { rows: traces } = await sql<{ trace: string }>`
      select r::text as trace from invite_batch_rows r where r.batch_id = ${batch.id}
    `.execute(world.db);
    expect(
      traces.some(({ trace }) => trace.includes(sealed[0]?.toString('hex') ?? '') || trace.includes(link.secret)),
    ).toBe(false);
    expect(await owner.browser.refusalOf(downloadInviteBatch, { params })).toBe('invites.batch-downloaded');
  });

  it('go to exactly one of those who ask at the same moment', async () => {
    const { batch } = await check(aList(5));
    await commit(batch.id);
    await finished(batch.id);
    const params = { mediaId, batchId: batch.id };
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => owner.browser.call(downloadInviteBatch, { params })),
    );
    const texts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(texts).toHaveLength(1);
    expect(texts[0]?.match(/#[\w-]{43}/g)).toHaveLength(5);
  });

  it('leave out those that were removed or made anew meanwhile', async () => {
    const { batch } = await check(aList(3));
    await commit(batch.id);
    const { rows } = await finished(batch.id);
    const [removed, renewed, left] = rows.map(({ inviteId }) => inviteId ?? '');
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: removed ?? '' } });
    await owner.browser.call(renewInviteLink, { params: { mediaId, inviteId: renewed ?? '' }, body: { mail: false } });
    const csv = await owner.browser.call(downloadInviteBatch, { params: { mediaId, batchId: batch.id } });
    expect(csv.match(/#[\w-]{43}/g)).toHaveLength(1);
    expect(csv).toContain(rows.find(({ inviteId }) => inviteId === left)?.email);
  });

  it('are gone with everything that was read after a day; the invitations stay', async () => {
    await using other = await openWorld();
    const creator = await other.aPerson({ siteRole: 'creator' });
    const entry = await other.aMedia(creator);
    const params = { mediaId: entry };
    const { batch } = await creator.browser.call(createInviteBatch, { params, body: { text: aList(2) } });
    const which = { mediaId: entry, batchId: batch.id };
    await creator.browser.call(commitInviteBatch, { params: which, body: { mail: false } });
    await eventually(async () => {
      const page = await creator.browser.call(getInviteBatch, { params: which });
      expect(page.batch.counts.made).toBe(2);
    });
    other.clock.move({ minutes: 24 * 60 + 1 });
    expect(await creator.browser.refusalOf(downloadInviteBatch, { params: which })).toBe('invites.batch-unknown');
    await other.portal.invites.sweep();
    expect(await other.db.selectFrom('inviteBatchRows').select('number').execute()).toEqual([]);
    expect(await other.db.selectFrom('invites').select('id').execute()).toHaveLength(2);
  });
});

async function sealedIn(batchId: string): Promise<readonly Buffer[]> {
  const rows = await world.db
    .selectFrom('inviteBatchRows')
    .select('sealedLink')
    .where('batchId', '=', batchId)
    .execute();
  return rows.flatMap(({ sealedLink }) => sealedLink ?? []);
}

describe('a worker that is killed while invitations are made', { timeout: 120_000 }, () => {
  it('leaves no row half made, and none is made twice when the work goes on', async () => {
    await using other = await openWorld({ role: 'web' });
    const administrator = await other.aPerson({ siteRole: 'administrator' });
    const entry = await other.aMedia(administrator);
    const params = { mediaId: entry };
    const { batch } = await administrator.browser.call(createInviteBatch, { params, body: { text: aList(5000) } });
    const which = { mediaId: entry, batchId: batch.id };
    const counts = async () => (await administrator.browser.call(getInviteBatch, { params: which })).batch.counts;
    const commitAgain = () => administrator.browser.call(commitInviteBatch, { params: which, body: { mail: false } });

    const place = { ...other, port: await freePort() };
    const worker = await startProcess(place);
    await commitAgain();
    await eventually(async () => expect((await counts()).made).toBeGreaterThan(0));
    await worker.kill();
    const { made, ok } = await counts();
    expect(made + ok).toBe(5000);
    expect(ok).toBeGreaterThan(0);

    await using _again = await startProcess(place);
    await commitAgain();
    await eventually(async () => expect(await counts()).toMatchObject({ made: 5000, ok: 0 }));
    const { rows } = await sql`
      select from invites i join invite_secrets s on s.invite_id = i.id where i.media_id = ${entry}
    `.execute(other.db);
    expect(rows).toHaveLength(5000);
    const csv = await administrator.browser.call(downloadInviteBatch, { params: which });
    expect(new Set(csv.match(/#[\w-]{43}/g)).size).toBe(5000);
  });
});
