import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePerson, listPeople } from '#contract/accounts/endpoints.ts';
import {
  addGroupMembers,
  createGroup,
  deleteGroup,
  listGroupMembers,
  listGroups,
  removeGroupMember,
  renameGroup,
} from '#contract/accounts/groups.ts';
import { getInviteOptions } from '#contract/invites/endpoints.ts';
import { getMedia } from '#contract/media/endpoints.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let administrator: PersonInWorld;
beforeAll(async () => {
  world = await openWorld();
  administrator = await world.aPerson({ siteRole: 'administrator' });
});
afterAll(() => world[Symbol.asyncDispose]());

async function aGroup(name = `Group ${randomUUID()}`): Promise<string> {
  return (await administrator.browser.call(createGroup, { body: { name } })).id;
}

describe('a group', () => {
  it('has a name of its own, whatever its letters are', async () => {
    const groupId = await aGroup('Biologists');
    expect(await administrator.browser.refusalOf(createGroup, { body: { name: ' biologists ' } })).toBe(
      'groups.name-taken',
    );
    const other = await aGroup();
    const renaming = { params: { groupId: other }, body: { name: 'BIOLOGISTS' } };
    expect(await administrator.browser.refusalOf(renameGroup, renaming)).toBe('groups.name-taken');
    const own = { params: { groupId }, body: { name: 'BIOLOGISTS' } };
    expect(await administrator.browser.call(renameGroup, own)).toMatchObject({ name: 'BIOLOGISTS' });
  });

  it('takes many pasted addresses, and says which have no account', async () => {
    const groupId = await aGroup();
    const [ada, grace, gone] = await Promise.all([world.aPerson(), world.aPerson(), world.aPerson()]);
    await administrator.browser.call(changePerson, { params: { personId: gone.person.id }, body: { active: false } });
    const add = (...emails: string[]) =>
      administrator.browser.call(addGroupMembers, { params: { groupId }, body: { emails } });
    expect(await add(ada.email)).toEqual({ added: 1, already: 0, unknown: [] });
    const all = await add(ada.email.toUpperCase(), grace.email, gone.email, 'nobody@example.org', 'not an address');
    expect(all).toEqual({ added: 1, already: 1, unknown: [gone.email, 'nobody@example.org', 'not an address'] });
    const { members } = await administrator.browser.call(listGroupMembers, { params: { groupId } });
    expect(members.map(({ email }) => email).sort()).toEqual([ada.email, grace.email].sort());
    const found = await administrator.browser.call(listGroups);
    expect(found.groups.find(({ id }) => id === groupId)).toMatchObject({ memberCount: 2 });
  });

  it('is unknown once it is deleted', async () => {
    const groupId = await aGroup();
    await administrator.browser.call(deleteGroup, { params: { groupId } });
    expect(await administrator.browser.refusalOf(deleteGroup, { params: { groupId } })).toBe('groups.unknown');
    expect(await administrator.browser.refusalOf(listGroupMembers, { params: { groupId } })).toBe('groups.unknown');
  });
});

describe('who may invite', () => {
  it('can be a group, and changes with it', async () => {
    const owner = await world.aPerson({ siteRole: 'creator' });
    const mediaId = await world.aMedia(owner);
    const groupId = await aGroup();
    await world.configure('invites', { allowedUsers: { kind: 'people', personIds: [], groupIds: [groupId] } });
    const asked = { params: { mediaId } };
    expect(await owner.browser.refusalOf(getInviteOptions, asked)).toBe('access.denied');
    await administrator.browser.call(addGroupMembers, { params: { groupId }, body: { emails: [owner.email] } });
    expect(await owner.browser.refusalOf(getInviteOptions, asked)).toBeNull();
    await administrator.browser.call(removeGroupMember, { params: { groupId, personId: owner.person.id } });
    expect(await owner.browser.refusalOf(getInviteOptions, asked)).toBe('access.denied');
    await world.configure('invites', { allowedUsers: { kind: 'role', least: 'creator' } });
  });
});

describe('deactivating somebody', () => {
  it('hands all of their media to whoever takes over', async () => {
    const [leaving, heir] = await Promise.all([
      world.aPerson({ siteRole: 'creator' }),
      world.aPerson({ siteRole: 'creator' }),
    ]);
    const mediaId = await world.aMedia(leaving);
    const { people } = await administrator.browser.call(listPeople, { query: { search: leaving.email } });
    expect(people).toMatchObject([{ ownedCount: 1 }]);
    const params = { personId: leaving.person.id };
    const nobody = { active: false, mediaTo: 'nobody@example.org' };
    expect(await administrator.browser.refusalOf(changePerson, { params, body: nobody })).toBe('accounts.heir-unknown');
    const themselves = { active: false, mediaTo: leaving.email };
    expect(await administrator.browser.refusalOf(changePerson, { params, body: themselves })).toBe(
      'accounts.heir-unknown',
    );
    // A refusal leaves everything as it was.
    expect(await leaving.browser.refusalOf(getMedia, { params: { mediaId } })).toBeNull();

    await administrator.browser.call(changePerson, { params, body: { active: false, mediaTo: heir.email } });
    expect(await heir.browser.call(getMedia, { params: { mediaId } })).toMatchObject({ collaboration: 'owner' });
    expect(await leaving.browser.refusalOf(getMedia, { params: { mediaId } })).toBe('access.sign-in-needed');
  });
});
