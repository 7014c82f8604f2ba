import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#contract/endpoint.ts';
import { type createInvite, listInvites, removeInvite } from '#contract/invites/endpoints.ts';
import type { TestBrowser } from '#test/browser.ts';
import { join, linkOf, refusalOfJoin } from '#test/invitation.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let owner: PersonInWorld;
let mediaId: string;
let program: TestBrowser;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
  program = await world.aKey(owner, ['invites.write', 'invites.read']);
});
afterAll(() => world[Symbol.asyncDispose]());

type Made = AnswerOf<typeof createInvite>;

async function create(key: string, email: string): Promise<Response> {
  return program.request(`/api/v1/media/${mediaId}/invites`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ email, lastName: 'Lovelace', firstName: '', role: 'viewer', mail: false }),
  });
}

const made = async (key: string, email: string) => (await (await create(key, email)).json()) as Made;
const invitesOf = async (email: string) =>
  (await program.call(listInvites, { params: { mediaId }, query: { search: email } })).invites;

describe('a request that is repeated with the same Idempotency-Key', () => {
  it('makes nothing new, and answers with a fresh link that ends the old one', async () => {
    const email = 'once@example.org';
    const first = await made('order-1', email);
    const second = await made('order-1', email);
    expect(second.invite.id).toBe(first.invite.id);
    expect(await invitesOf(email)).toHaveLength(1);
    expect(await refusalOfJoin(world.aBrowser(), { ...linkOf(first.link), email })).toBe('invites.replaced');
    await join(world.aBrowser(), { ...linkOf(second.link), email });
  });

  it('makes one invitation also when the requests race', async () => {
    const email = 'race@example.org';
    const answers = await Promise.all(Array.from({ length: 8 }, () => made('order-2', email)));
    expect(new Set(answers.map(({ invite }) => invite.id)).size).toBe(1);
    expect(await invitesOf(email)).toHaveLength(1);
  });

  it('is refused when it asks for something else, and when what it made was removed', async () => {
    const { invite } = await made('order-3', 'third@example.org');
    expect(await (await create('order-3', 'other@example.org')).json()).toMatchObject({ code: 'invites.key-reused' });
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId: invite.id } });
    expect(await (await create('order-3', 'third@example.org')).json()).toMatchObject({ code: 'invites.removed' });
  });

  it('is another person’s own: the same key of somebody else means nothing', async () => {
    const email = 'mine@example.org';
    await made('order-4', email);
    const stored = await world.db.selectFrom('inviteRepeats').selectAll().execute();
    expect(stored.every(({ personId }) => personId === owner.person.id)).toBe(true);
    expect(JSON.stringify(stored)).not.toContain('order-4');
  });

  it('takes no key that is longer than a key should be', async () => {
    expect(await (await create('k'.repeat(256), 'long@example.org')).json()).toMatchObject({ code: 'request.invalid' });
  });
});
