import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Endpoint } from '#contract/endpoint.ts';
import { enterAsGuest, openGuestLink, viewGuestLink } from '#contract/guests/door.ts';
import {
  askForLink,
  joinInvitation,
  makeCalendar,
  openInvitation,
  requestCode,
  viewInvitation,
} from '#contract/invites/door.ts';
import { addressOf, type TestBrowser } from './browser.ts';
import { guestLink } from './guest.ts';
import { invite, open } from './invitation.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
const known = { publicId: '', guest: '' };
beforeAll(async () => {
  // Only requests speak to the database here.
  world = await openWorld({ role: 'web' });
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await world.aMedia(owner);
  known.publicId = (await invite(owner.browser, mediaId)).publicId;
  // It keeps cookies: whoever does not is refused before anything is looked up.
  browser = world.aBrowser();
  await open(browser, await invite(owner.browser, mediaId));
  known.guest = (await guestLink(owner.browser, mediaId)).publicId;
});
afterAll(() => world[Symbol.asyncDispose]());

const WRONG = 'x'.repeat(43);
const NOBODYS = 'A'.repeat(22);

/** What is asked of the database until this is answered, and the answer without its number. */
async function answered(endpoint: Endpoint, publicId: string, body: object) {
  const asked: string[] = [];
  const query = pg.Client.prototype.query;
  const watched = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [what] = args;
    asked.push(typeof what === 'string' ? what : String(Object(what).text));
    return Reflect.apply(query, this, args);
  });
  const response = await browser.request(addressOf(endpoint, { params: { publicId } }), {
    method: endpoint.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { instance, ...document } = (await response.json()) as Record<string, unknown>;
  watched.mockRestore();
  const headers = [...response.headers.keys()].sort();
  return { asked: asked.filter((text) => !/ from events /.test(text)), document, headers, status: response.status };
}

it.each([
  ['looked at', viewInvitation, { secret: WRONG }],
  ['opened', openInvitation, { secret: WRONG }],
  ['joined by an address', joinInvitation, { secret: WRONG, email: 'grace@example.org' }],
  ['joined by a code', joinInvitation, { secret: WRONG, code: '12345678' }],
  ['joined without a link', joinInvitation, { code: '12345678' }],
  ['asked for a code', requestCode, { secret: WRONG }],
  ['asked for a new link', askForLink, { secret: WRONG }],
  ['asked for its calendar', makeCalendar, { secret: WRONG }],
  ['looked at without a secret', viewInvitation, {}],
] as const)(
  'is answered for an unknown invitation as for a wrong secret, word for word and query for query, when %s',
  async (_, endpoint, body) => {
    // What is read once and then remembered is read by now.
    await answered(endpoint, NOBODYS, body);
    const wrong = await answered(endpoint, known.publicId, body);
    const unknown = await answered(endpoint, NOBODYS, body);
    expect(wrong.asked.length).toBeGreaterThan(0);
    expect(wrong).toEqual(unknown);
  },
);

it.each([
  ['looked at', viewGuestLink, { secret: WRONG }],
  ['opened', openGuestLink, { secret: WRONG }],
  ['entered', enterAsGuest, { secret: WRONG, name: 'Guido Guest', email: 'guido@example.org' }],
  ['looked at without a secret', viewGuestLink, {}],
] as const)('is answered for an unknown guest link as for a wrong secret when %s', async (_, endpoint, body) => {
  await answered(endpoint, NOBODYS, body);
  const wrong = await answered(endpoint, known.guest, body);
  const unknown = await answered(endpoint, NOBODYS, body);
  expect(wrong.asked.length).toBeGreaterThan(0);
  expect(wrong).toEqual(unknown);
});
