import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCalendar, viewInvitation } from '#contract/invites/door.ts';
import { removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { changeMedia, getMedia, setAvailability } from '#contract/media/endpoints.ts';
import { listChanges } from '#contract/realtime.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite, join, refusalOfJoin } from '#test/invitation.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let peer: SmtpPeer;
let world: World;
let owner: PersonInWorld;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
  owner = await world.aPerson({ siteRole: 'creator' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const inMinutes = (minutes: number) =>
  new Date(Math.floor(world.clock.now().getTime() / 1000) * 1000 + minutes * 60_000).toISOString();

async function schedule(mediaId: string, from: string | null, until: string | null = null): Promise<void> {
  await owner.browser.call(setAvailability, { params: { mediaId }, body: { from, until } });
}

/** The lines of an iCalendar file, long ones put together again (RFC 5545 §3.1), by name; parameters stay with the name. */
function linesOf(file: string): ReadonlyMap<string, string> {
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const lines = file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const pairs = lines
    .filter((line) => line !== '')
    .map((line): [string, string] => {
      const [, name = '', value = ''] = /^((?:"[^"]*"|[^":])+):(.*)$/.exec(line) ?? [];
      return [name, value];
    });
  expect(pairs.every(([name]) => /^[A-Z-]+(;|$)/.test(name))).toBe(true);
  return new Map(pairs.map(([name, value]) => [name.split(';')[0] ?? '', value.replaceAll(/\\([\\;,])/g, '$1')]));
}

const inUtc = (moment: string) => moment.replaceAll(/[-:]|\.\d+/g, '');

type Expected = { readonly count: number };

/** The calendars that this address was mailed so far, each also as the part that mail programs act on. */
async function calendarsTo(email: string, { count }: Expected) {
  const mails = await eventually(() => {
    const found = peer.to(email);
    expect(found).toHaveLength(count);
    return found;
  });
  return mails.map((mail) => {
    const files = mail.attachments.filter(({ filename }) => filename === 'invite.ics');
    const file = files[0]?.content.toString() ?? '';
    return { subject: mail.subject ?? '', text: mail.text ?? '', file, lines: linesOf(file) };
  });
}

describe('an entry with a time', () => {
  it('opens at its moment and closes at its moment, for everybody who does not work on it', async () => {
    const mediaId = await world.aMedia(owner);
    await schedule(mediaId, inMinutes(60), inMinutes(120));
    const invited = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();

    expect(await refusalOfJoin(browser, invited)).toBe('invites.not-open-yet');
    expect((await owner.browser.call(getMedia, { params: { mediaId } })).abilities).toContain('media.open');
    world.clock.move({ minutes: 59 });
    expect(await refusalOfJoin(browser, invited)).toBe('invites.not-open-yet');
    world.clock.move({ minutes: 1 });
    await join(browser, invited);
    expect((await browser.call(getMedia, { params: { mediaId } })).abilities).toEqual(['media.open']);

    world.clock.move({ minutes: 60 });
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('media.no-longer-open');
    expect(await refusalOfJoin(browser, invited)).toBe('invites.no-longer-open');
    const topic = `media:${mediaId}` as const;
    expect((await browser.call(listChanges, { query: { topics: topic } })).refused).toEqual([topic]);

    await schedule(mediaId, inMinutes(10));
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('media.not-open-yet');
    await schedule(mediaId, null);
    expect((await browser.call(getMedia, { params: { mediaId } })).abilities).toEqual(['media.open']);
  });

  it('tells its time to who holds the link, and to nobody else', async () => {
    const mediaId = await world.aMedia(owner);
    await schedule(mediaId, inMinutes(60));
    const { publicId, secret } = await invite(owner.browser, mediaId);
    const browser = world.aBrowser();
    const refused = await browser
      .call(viewInvitation, { params: { publicId }, body: { secret } })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      document: { code: 'invites.not-open-yet', facts: { mediaTitle: 'Photosynthesis' } },
    });
    expect(await browser.refusalOf(makeCalendar, { params: { publicId }, body: {} })).toBe('invites.link-needed');
    expect(await browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
    const stranger = await world.aPerson();
    expect(await stranger.browser.refusalOf(getMedia, { params: { mediaId } })).toBe('media.unknown');
  });

  it('tells it no more to a link that was replaced, nor to anybody while inviting is off', async () => {
    const mediaId = await world.aMedia(owner);
    await schedule(mediaId, inMinutes(60));
    const { inviteId, publicId, secret } = await invite(owner.browser, mediaId);
    const calendar = { params: { publicId }, body: { secret } };
    const browser = world.aBrowser();
    await world.configure('invites', { enabled: false });
    expect(await browser.refusalOf(makeCalendar, calendar)).toBe('invites.no-calendar');
    await world.configure('invites', { enabled: true });
    expect(await browser.refusalOf(makeCalendar, calendar)).toBeNull();
    await owner.browser.call(renewInviteLink, { params: { mediaId, inviteId }, body: { mail: false } });
    expect(await browser.refusalOf(makeCalendar, calendar)).toBe('invites.no-calendar');
  });

  it('counts the time of a link from its opening', async () => {
    const mediaId = await world.aMedia(owner);
    const from = inMinutes(30 * 24 * 60);
    await schedule(mediaId, from);
    const { linkDurationMinutes } = await world.portal.settings.get('invites');
    const { inviteId } = await invite(owner.browser, mediaId);
    const { expiresAt } = await world.db
      .selectFrom('invites')
      .select('expiresAt')
      .where('id', '=', inviteId)
      .executeTakeFirstOrThrow();
    expect(expiresAt.getTime()).toBe(Date.parse(from) + linkDurationMinutes * 60_000);
  });
});

describe('the calendar of who is invited', () => {
  const secretOf = (text: string) => /#([\w-]{43})/.exec(text)?.[1] ?? 'none';

  it('gets the time with the mail, follows each change once, and loses it with the invitation', async () => {
    const mediaId = await world.aMedia(owner);
    const [from, until, later] = [inMinutes(600), inMinutes(660), inMinutes(700)];
    await schedule(mediaId, from, until);
    const invited: Invited = await invite(owner.browser, mediaId, { mail: true });
    const silent = await invite(owner.browser, mediaId);

    const [first] = await calendarsTo(invited.email, { count: 1 });
    expect(Object.fromEntries(first?.lines ?? [])).toMatchObject({
      METHOD: 'REQUEST',
      UID: `${invited.inviteId}@127.0.0.1`,
      SEQUENCE: '0',
      DTSTART: inUtc(from),
      DTEND: inUtc(until),
      SUMMARY: 'Photosynthesis',
      URL: `${world.publicUrl}/i/${invited.publicId}`,
      ORGANIZER: 'mailto:usher@portal.example',
    });
    expect(first?.file).toContain('Ada Lovelace');
    expect(first?.file).not.toContain(secretOf(first?.text ?? ''));
    expect(first?.file).not.toContain('#');

    await schedule(mediaId, later);
    await schedule(mediaId, later, null);
    await schedule(mediaId, inMinutes(710));
    await schedule(mediaId, later);
    const [, second] = await calendarsTo(invited.email, { count: 2 });
    expect(second?.subject).toBe('Changed: Photosynthesis');
    expect(Object.fromEntries(second?.lines ?? [])).toMatchObject({
      METHOD: 'REQUEST',
      UID: first?.lines.get('UID'),
      SEQUENCE: '1',
      DTSTART: inUtc(later),
    });

    await owner.browser.call(changeMedia, { params: { mediaId }, body: { title: 'Cells' } });
    const [, , third] = await calendarsTo(invited.email, { count: 3 });
    expect(Object.fromEntries(third?.lines ?? [])).toMatchObject({ SEQUENCE: '2', SUMMARY: 'Cells' });

    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: invited.inviteId } });
    const [, , , last] = await calendarsTo(invited.email, { count: 4 });
    expect(Object.fromEntries(last?.lines ?? [])).toMatchObject({
      METHOD: 'CANCEL',
      UID: first?.lines.get('UID'),
      SEQUENCE: '3',
      STATUS: 'CANCELLED',
    });
    await schedule(mediaId, null);
    expect(peer.to(silent.email)).toEqual([]);
    expect(peer.to(invited.email)).toHaveLength(4);
  });

  it('hears nothing of an invitation that was withdrawn before its mail went out', async () => {
    const mediaId = await world.aMedia(owner);
    await schedule(mediaId, inMinutes(600));
    const email = 'late@example.org';
    peer.answer(email, { code: 451, words: 'Later.' });
    const { inviteId } = await invite(owner.browser, mediaId, { email, mail: true });
    const messages = () =>
      world.db.selectFrom('mailMessages').select('state').where('inviteId', '=', inviteId).execute();
    await eventually(async () => expect(await messages()).toEqual([{ state: 'deferred' }]));
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId } });
    expect(await messages()).toEqual([]);
  });

  it('is told when there is no fixed time any more', async () => {
    const mediaId = await world.aMedia(owner);
    await schedule(mediaId, inMinutes(600));
    const { email } = await invite(owner.browser, mediaId, { mail: true, language: 'de' });
    await calendarsTo(email, { count: 1 });
    await schedule(mediaId, null);
    const [, last] = await calendarsTo(email, { count: 2 });
    expect(last?.subject).toBe('Ohne festen Termin: Photosynthesis');
    expect(last?.lines.get('METHOD')).toBe('CANCEL');
  });

  it.each([
    ['line breaks', 'Cells\u2028\u0085BEGIN:VEVENT', 'Cells BEGIN:VEVENT'],
    ['what has a meaning there', 'a;b,c\\n"d":e', 'a;b,c\\n"d":e'],
    ['its length', 'ä'.repeat(10_000), 'ä'.repeat(300)],
  ])('holds one line of a title with %s', async (_what, title, summary) => {
    const mediaId = await world.aMedia(owner);
    await schedule(mediaId, inMinutes(60));
    const { publicId, secret } = await invite(owner.browser, mediaId);
    await world.db.updateTable('media').set({ title }).where('id', '=', mediaId).execute();
    const { file } = await world.aBrowser().call(makeCalendar, { params: { publicId }, body: { secret } });
    expect(linesOf(file).get('SUMMARY')).toBe(summary);
    expect(file.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
    expect(file).not.toContain(secret);
    expect(file).not.toContain('ATTENDEE');
  });
});
