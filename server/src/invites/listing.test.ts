import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodyInput, QueryInput } from '#contract/endpoint.ts';
import { leaveInvitation } from '#contract/invites/door.ts';
import { createInvite, listInvites, removeInvite } from '#contract/invites/endpoints.ts';
import { exportInvites, getInviteCounts } from '#contract/invites/managing.ts';
import { INVITE_STATES, type InviteState, MAIL_STATES } from '#contract/invites/view.ts';
import { addressOf } from '#test/browser.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join, open } from '#test/invitation.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';
import { stateAt } from './listing-store.ts';
import { inviteStateAt } from './policy.ts';

let peer: SmtpPeer;
let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

type Query = QueryInput<typeof listInvites>;
const list = (mediaId: string, query: Query = {}) => owner.browser.call(listInvites, { params: { mediaId }, query });
const counts = (mediaId: string, query: QueryInput<typeof getInviteCounts> = {}) =>
  owner.browser.call(getInviteCounts, { params: { mediaId }, query });
const namesIn = async (mediaId: string, query: Query) =>
  (await list(mediaId, query)).invites.map(({ lastName }) => lastName).sort();

describe('the state of an invitation', () => {
  it('is the same to the database as to the rule', async () => {
    const now = new Date('2026-09-01T12:00:00Z');
    const moment = fc.constantFrom(-2, -1, 0, 1, 2).map((hours) => new Date(now.getTime() + hours * 3_600_000));
    const maybe = fc.option(moment);
    const facts = fc.record({
      removedAt: maybe,
      expiresAt: moment,
      openedAt: maybe,
      joinedAt: maybe,
      holdsUntil: maybe,
      asked: fc.constantFrom(null, 'new-link' as const, 'move' as const),
    });
    await fc.assert(
      fc.asyncProperty(facts, async ({ removedAt, expiresAt, openedAt, joinedAt, holdsUntil, asked }) => {
        const { rows } = await sql<{ state: InviteState }>`
          select ${stateAt(now)} as state
          from (select ${removedAt}::timestamptz as removed_at, ${expiresAt}::timestamptz as expires_at, ${openedAt}::timestamptz as opened_at) i,
            (select ${joinedAt}::timestamptz as joined_at) g, (select ${holdsUntil}::timestamptz as holds_until) h,
            (select ${asked === 'move'}::boolean as for_owner) w
        `.execute(world.db);
        expect(rows[0]?.state).toBe(
          inviteStateAt({ removedAt, expiresAt, openedAt, joinedAt, holdsUntil, asked }, now),
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** One invitation in each state, and mails in several. */
async function aMixedList(): Promise<string> {
  const mediaId = await world.aMedia(owner);
  const invited = (lastName: string, wanted: Partial<BodyInput<typeof createInvite>> = {}) =>
    invite(owner.browser, mediaId, { firstName: 'Grace', lastName, ...wanted });
  const soon = new Date(world.clock.now().getTime() + 60_000).toISOString();
  await invited('Expired', { validUntil: soon });
  const ended = await invited('Ended', { validUntil: soon });
  const endedBrowser = world.aBrowser();
  await join(endedBrowser, ended);
  await endedBrowser.call(leaveInvitation, { params: { inviteId: ended.inviteId } });
  world.clock.move({ minutes: 2 });
  const late = { email: 'late@example.net' };
  await invited('Waiting', { ...late, mail: true });
  await open(world.aBrowser(), await invited('Opened'));
  await join(world.aBrowser(), await invited('Joined'));
  const removed = await invited('Removed');
  await owner.browser.call(removeInvite, { params: { mediaId, inviteId: removed.inviteId } });
  peer.answer('bad@example.net', { code: 550, words: 'No such person' });
  await invited('Bounced', { email: 'bad@example.net', mail: true });
  await eventually(async () => expect(await namesIn(mediaId, { mail: 'bounced,sent' })).toHaveLength(2));
  return mediaId;
}

describe('the list of invitations', () => {
  it('shows what fits a filter, counts it alike, and says how far the invitations came', async () => {
    const mediaId = await aMixedList();
    const all = (await list(mediaId)).invites;
    const counted = await counts(mediaId);
    for (const state of INVITE_STATES) {
      const shown = await namesIn(mediaId, { state });
      expect(shown).toEqual(
        all
          .filter((each) => each.state === state)
          .map(({ lastName }) => lastName)
          .sort(),
      );
      expect(counted.states[state]).toBe(shown.length);
      expect((await counts(mediaId, { state })).matching).toBe(shown.length);
    }
    for (const mail of MAIL_STATES) {
      const shown = (await list(mediaId, { mail })).invites;
      expect(new Set(shown.map((each) => each.mail.state))).toEqual(new Set(shown.length === 0 ? [] : [mail]));
      expect(counted.mails[mail]).toBe(shown.length);
    }
    expect(await namesIn(mediaId, { state: 'access-ended' })).toEqual(['Ended']);
    expect(await namesIn(mediaId, { state: 'joined,opened' })).toEqual(['Joined', 'Opened']);
    expect(await namesIn(mediaId, { state: 'waiting', mail: 'bounced' })).toEqual(['Bounced']);
    expect(await namesIn(mediaId, { proof: 'typed', state: 'joined' })).toEqual(['Joined']);
    expect(await namesIn(mediaId, { role: 'moderator' })).toEqual([]);
    expect(counted.funnel).toEqual({ made: 7, sent: 2, delivered: 0, opened: 3, joined: 2 });
  });

  it('counts a mailed invitation as delivered once somebody came by the mailed link', async () => {
    const mediaId = await world.aMedia(owner);
    const { email } = await invite(owner.browser, mediaId, { email: 'came@example.net', mail: true });
    const [message] = await eventually(() => {
      const arrived = peer.to(email);
      expect(arrived).toHaveLength(1);
      return arrived;
    });
    const [, publicId = '', secret = ''] = /\/i\/([\w-]{22})#([\w-]{43})/.exec(message?.text ?? '') ?? [];
    await join(world.aBrowser(), { publicId, secret, email, href: '' });
    expect((await counts(mediaId)).funnel).toEqual({ made: 1, sent: 1, delivered: 1, opened: 1, joined: 1 });
  });

  it('finds people by a part of their name or address, whatever stands in it', async () => {
    const mediaId = await world.aMedia(owner);
    await invite(owner.browser, mediaId, { firstName: 'Jörg', lastName: 'Müller', email: 'j@bücher.example' });
    await invite(owner.browser, mediaId, { firstName: '100%', lastName: 'O_Brien', email: 'ob@example.org' });
    await invite(owner.browser, mediaId, { firstName: '<b>', lastName: 'שרה', email: 'sara@example.org' });
    expect(await namesIn(mediaId, { search: 'JÖRG MÜ' })).toEqual(['Müller']);
    expect(await namesIn(mediaId, { search: 'bücher' })).toEqual(['Müller']);
    expect(await namesIn(mediaId, { search: 'xn--bcher' })).toEqual(['Müller']);
    expect(await namesIn(mediaId, { search: '%' })).toEqual(['O_Brien']);
    expect(await namesIn(mediaId, { search: 'o_b' })).toEqual(['O_Brien']);
    expect(await namesIn(mediaId, { search: '\\' })).toEqual([]);
    expect(await namesIn(mediaId, { search: 'שר' })).toEqual(['שרה']);
    expect(await namesIn(mediaId, { search: "'; drop table invites" })).toEqual([]);
    expect((await counts(mediaId, { search: 'example.org' })).matching).toBe(2);
    const tooLong = { params: { mediaId }, query: { search: 'x'.repeat(10_000) } };
    expect(await owner.browser.refusalOf(listInvites, tooLong)).toBe('request.invalid');
    expect(await owner.browser.refusalOf(listInvites, { params: { mediaId }, query: { state: 'gone' } })).toBe(
      'request.invalid',
    );
  });

  it('pages without a gap or a repetition while invitations come, go and change between the pages', async () => {
    const mediaId = await world.aMedia(owner);
    const made = [];
    for (let at = 0; at < 7; at += 1) made.unshift((await invite(owner.browser, mediaId)).inviteId);
    const first = await list(mediaId, { limit: 3, state: 'waiting' });
    await invite(owner.browser, mediaId);
    // The very one the next page goes on after no longer fits.
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: first.next ?? '' } });
    const second = await list(mediaId, { limit: 3, state: 'waiting', after: first.next ?? '' });
    const third = await list(mediaId, { limit: 3, state: 'waiting', after: second.next ?? '' });
    const seen = [first, second, third].flatMap(({ invites }) => invites.map(({ id }) => id));
    expect(seen).toEqual(made);
    expect(third.next).toBeNull();
  });
});

describe('the list as a file', () => {
  const file = (mediaId: string, query: QueryInput<typeof exportInvites> = {}) =>
    owner.browser.request(addressOf(exportInvites, { params: { mediaId }, query }));

  it('has a row for each invitation that fits, and no cell that a spreadsheet would calculate', async () => {
    const mediaId = await world.aMedia(owner, { title: '=Photo"synthesis"/\u202e; été\r\nX-Evil: 1' });
    await invite(owner.browser, mediaId, {
      firstName: '=cmd|A0',
      lastName: '＠Evil "x"\r\n<b>\u202e',
      email: 'a@example.org',
    });
    await invite(owner.browser, mediaId, { firstName: '', lastName: '-2+3', email: 'b@example.org' });
    const { link } = await owner.browser.call(createInvite, {
      params: { mediaId },
      body: { email: 'c@example.org', firstName: 'Ada', lastName: 'Lovelace', role: 'viewer', mail: false },
    });
    const response = await file(mediaId);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-evil')).toBeNull();
    const name = response.headers.get('content-disposition') ?? '';
    expect(name).toMatch(/^attachment; filename="[\w .-]+\.csv"; filename\*=UTF-8''[\w%.!~-]+\.csv$/);
    expect(decodeURIComponent(name.slice(name.lastIndexOf("''") + 2))).toContain('été');

    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = bytes.toString().slice(1).trimEnd().split('\r\n');
    expect(head).toContain('"First name","Last name","Email"');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('"Ada","Lovelace","c@example.org","viewer","waiting","not-mailed"');
    expect(rows[1]).toContain(`"","'-2+3"`);
    expect(rows[2]).toContain(`"'=cmd|A0","'＠Evil ""x"" <b>"`);
    for (const part of new URL(link).href.split(/[/#]/).slice(-2)) expect(bytes.toString()).not.toContain(part);
    const fitting = await (await file(mediaId, { search: 'ada' })).text();
    expect(fitting.trimEnd().split('\r\n')).toHaveLength(2);
  });

  it('is whole also where it is longer than what is held in memory', async () => {
    const mediaId = await world.aMedia(owner);
    const { inviteId } = await invite(owner.browser, mediaId);
    await sql`
      insert into invites (public_id, media_id, inviter_id, invitee_id, email, first_name, last_name, role, language, expires_at)
      select lpad(n::text, 22, '0') || left(${mediaId}, 8), media_id, inviter_id, invitee_id, email, first_name, 'Number ' || n, role, language, expires_at
      from invites, generate_series(1, 1200) n where id = ${inviteId}
    `.execute(world.db);
    const rows = (await (await file(mediaId)).text()).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1202);
    expect(new Set(rows).size).toBe(1202);
  });

  it('leaves a trace in the audit log, and gives a problem document to who may not have it', async () => {
    const mediaId = await world.aMedia(owner);
    await file(mediaId);
    const rows = await world.db.selectFrom('auditRows').select('action').where('mediaId', '=', mediaId).execute();
    expect(rows.map(({ action }) => action)).toContain('invites.exported');
    const stranger = await world.aPerson();
    const refused = await stranger.browser.request(addressOf(exportInvites, { params: { mediaId } }));
    expect(refused.status).toBe(404);
    expect(refused.headers.get('content-disposition')).toBeNull();
    expect(await refused.json()).toMatchObject({ code: 'media.unknown' });
  });
});
