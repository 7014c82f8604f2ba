import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type PersonInWorld, type World } from './world.ts';

let world: World;
let administrator: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  administrator = await world.aPerson({ siteRole: 'administrator' });
  mediaId = await world.aMedia(administrator);
});
afterAll(() => world[Symbol.asyncDispose]());

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const anInvite = { email: 'ada@example.org', lastName: 'Lovelace', firstName: '', role: 'viewer', mail: false };

/** PostgreSQL takes no zero byte, and no number or id that is none: to it an error, to us somebody's mistake. */
it.each<[string, () => [path: string, init?: RequestInit], number]>([
  ['a zero byte in an address', () => ['/api/v1/session', post({ email: 'a\0b@example.org', password: 'x' })], 403],
  ['a zero byte in a search', () => ['/api/v1/people?search=a%00'], 200],
  ['a zero byte in a zone', () => [`/api/v1/media/${mediaId}/invites`, post({ ...anInvite, timeZone: 'a\0' })], 201],
  ['a place in the people that is none', () => ['/api/v1/people?after=abc'], 400],
  ['a place in the invitations that is none', () => [`/api/v1/media/${mediaId}/invites?after=abc`], 400],
  ['a place in the media that is none', () => [`/api/v1/media?after=1.${'-'.repeat(36)}`], 400],
  ['a moment that is too large', () => [`/api/v1/changes?since=99999999999999999999.${Date.now()}`], 400],
  ['an address that cannot be decoded', () => ['/i/%zz'], 400],
])('answers %s in our words', async (_, ask, status) => {
  const response = await administrator.browser.request(...ask());
  expect(response.status).toBe(status);
  if (status >= 400) expect(response.headers.get('content-type')).toContain('application/problem+json');
});
