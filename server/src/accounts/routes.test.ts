import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changePerson,
  createPerson,
  finishSetUp,
  getSession,
  listPeople,
  signIn,
  signOut,
  viewSetUp,
} from '#contract/accounts/endpoints.ts';
import { openWorld, type World } from '#test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

function linkParts(url: string): { setUpId: string; secret: string } {
  const { pathname, hash } = new URL(url);
  return { setUpId: pathname.split('/').at(-1) ?? '', secret: hash.slice(1) };
}

describe('signing in', () => {
  it('knows the person afterwards, and nobody after signing out', async () => {
    const { browser, email } = await world.aPerson();
    expect((await browser.call(getSession)).person).toMatchObject({ email });
    await browser.call(signOut);
    expect((await browser.call(getSession)).person).toBeNull();
  });

  it('answers alike for a wrong password and an unknown address', async () => {
    const { email } = await world.aPerson();
    const browser = world.aBrowser();
    expect(await browser.refusalOf(signIn, { body: { email, password: 'wrong' } })).toBe('accounts.wrong-password');
    expect(await browser.refusalOf(signIn, { body: { email: 'no@example.org', password: 'wrong' } })).toBe(
      'accounts.wrong-password',
    );
  });

  it('stops guessing at an address, also with the right password, until the wait is over', async () => {
    const { email } = await world.aPerson();
    const browser = world.aBrowser();
    for (let i = 0; i < 10; i++) await browser.refusalOf(signIn, { body: { email, password: 'wrong' } });
    const right = { body: { email, password: 'correct horse battery' } };
    expect(await browser.refusalOf(signIn, right)).toBe('accounts.too-many-tries');
    world.clock.move({ minutes: 16 });
    expect(await browser.refusalOf(signIn, right)).toBeNull();
  });

  it('lets a whole school in from one network, and stops who guesses there', async () => {
    await using other = await openWorld();
    const { email, browser } = await other.aPerson();
    // As after 99 failures: each of them costs a hash.
    await sql`update limits set count = 99 where key like 'sign-in network %'`.execute(other.db);
    const right = { body: { email, password: 'correct horse battery' } };
    for (const _ of [1, 2, 3]) expect(await browser.refusalOf(signIn, right)).toBeNull();
    const wrong = { body: { email: 'nobody@example.org', password: 'wrong' } };
    expect(await browser.refusalOf(signIn, wrong)).toBe('accounts.wrong-password');
    expect(await browser.refusalOf(signIn, wrong)).toBe('accounts.too-many-tries');
  });

  it('refuses a page of another origin', async () => {
    const { email } = await world.aPerson();
    const response = await world.aBrowser().request('/api/v1/session', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'correct horse battery' }),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'request.foreign-origin' });
  });

  it('takes a new session each time, so that a planted one is worth nothing', async () => {
    const { browser, email } = await world.aPerson();
    const before = browser.cookies.get('__Host-session');
    await browser.call(signIn, { body: { email, password: 'correct horse battery' } });
    expect(browser.cookies.get('__Host-session')).not.toBe(before);
    const old = world.aBrowser();
    old.cookies.set('__Host-session', before ?? '');
    expect((await old.call(getSession)).person).toBeNull();
  });
});

describe('an account made by an administrator', () => {
  it('chooses its password by a link that works once', async () => {
    const { browser: admin } = await world.aPerson({ siteRole: 'administrator' });
    const { setUpLink } = await admin.call(createPerson, {
      body: { email: 'grace@example.org', firstName: 'Grace', lastName: 'Hopper', siteRole: 'creator' },
    });
    const { setUpId, secret } = linkParts(setUpLink.url);
    const browser = world.aBrowser();
    expect(await browser.call(viewSetUp, { params: { setUpId }, body: { secret } })).toEqual({
      purpose: 'password',
      email: 'grace@example.org',
    });
    const session = await browser.call(finishSetUp, {
      params: { setUpId },
      body: { secret, password: 'a long enough one' },
    });
    expect(session).toMatchObject({ person: { firstName: 'Grace' }, abilities: ['media.create'] });
    expect(
      await browser.refusalOf(finishSetUp, { params: { setUpId }, body: { secret, password: 'another one here' } }),
    ).toBe('accounts.link-unknown');
  });

  it('says beside the field that an address is taken, in whatever spelling', async () => {
    const { browser: admin, email } = await world.aPerson({ siteRole: 'administrator' });
    const response = await admin.refusalOf(createPerson, {
      body: { email: email.toUpperCase(), firstName: 'A', lastName: 'B', siteRole: 'viewer' },
    });
    expect(response).toBe('accounts.email-taken');
  });

  it('is signed out everywhere at once when it is deactivated', async () => {
    const { browser: admin } = await world.aPerson({ siteRole: 'administrator' });
    const { browser, person } = await world.aPerson();
    await admin.call(changePerson, { params: { personId: person.id }, body: { active: false } });
    expect((await browser.call(getSession)).person).toBeNull();
  });

  it('cannot be had back by a link from before it was deactivated', async () => {
    const { browser: admin } = await world.aPerson({ siteRole: 'administrator' });
    const { person, setUpLink } = await admin.call(createPerson, {
      body: { email: 'alan@example.org', firstName: 'Alan', lastName: 'Turing', siteRole: 'creator' },
    });
    const { setUpId, secret } = linkParts(setUpLink.url);
    await admin.call(changePerson, { params: { personId: person.id }, body: { active: false } });
    await admin.call(changePerson, { params: { personId: person.id }, body: { active: true } });
    expect(
      await world.aBrowser().refusalOf(finishSetUp, {
        params: { setUpId },
        body: { secret, password: 'a long enough one' },
      }),
    ).toBe('accounts.link-unknown');
  });

  it('is listed and found by a part of the name, wildcards taken as letters', async () => {
    const { browser: admin } = await world.aPerson({ siteRole: 'administrator' });
    await world.aPerson({ firstName: 'Hun%dred', lastName: 'Percent' });
    const { people } = await admin.call(listPeople, { query: { search: 'n%d' } });
    expect(people.map((person) => person.firstName)).toEqual(['Hun%dred']);
  });

  it('is listed by its id', async () => {
    const { browser: admin } = await world.aPerson({ siteRole: 'administrator' });
    const asked = [(await world.aPerson()).person.id, (await world.aPerson()).person.id];
    const { people } = await admin.call(listPeople, { query: { ids: asked.join(',') } });
    expect(people.map(({ id }) => id).toSorted()).toEqual(asked.toSorted());
    expect(await admin.refusalOf(listPeople, { query: { ids: 'nobody' } })).toBe('request.invalid');
  });
});

describe('the first administrator', () => {
  it('is made by a one-time link, which is not given once there is one', async () => {
    await using empty = await openWorld();
    const url = await empty.portal.accounts.ensureFirstAdministrator();
    const { setUpId, secret } = linkParts(url?.reveal() ?? '');
    const account = { email: 'root@example.org', firstName: 'Ro', lastName: 'Ot' };
    const session = await empty.aBrowser().call(finishSetUp, {
      params: { setUpId },
      body: { secret, password: 'a long enough one', account },
    });
    expect(session.abilities).toContain('console.open');
    expect(await empty.portal.accounts.ensureFirstAdministrator()).toBeNull();
  });

  it('cannot step down while alone', async () => {
    await using empty = await openWorld();
    const { browser, person } = await empty.aPerson({ siteRole: 'administrator' });
    const down = { params: { personId: person.id }, body: { siteRole: 'viewer' as const } };
    expect(await browser.refusalOf(changePerson, down)).toBe('accounts.last-administrator');
  });
});
