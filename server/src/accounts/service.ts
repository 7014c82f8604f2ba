import { timingSafeEqual } from 'node:crypto';
import type { Access } from '#access/service.ts';
import type { Audit } from '#audit/service.ts';
import type { Person, Principal, Scope } from '#contract/access/principal.ts';
import { type SiteRole, siteAbilitiesOf } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import type { PersonView, SessionView } from '#contract/accounts/endpoints.ts';
import { FALLBACK_LANGUAGE } from '#contract/languages.ts';
import { FIELD_WORDS } from '#contract/words.ts';
import type { Browser } from '#infra/browser.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact } from '#infra/db.ts';
import { forgetAttempts, giveAttemptBack, type Limit, takeAttempt } from '#infra/limits.ts';
import { actorOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { type Keys, newSecret, Secret } from '#infra/secret.ts';
import type { Mail } from '#mail/service.ts';
import { createGroups } from './groups.ts';
import { tellOfRights } from './news.ts';
import { hashPassword, isPassword } from './password.ts';
import * as store from './store.ts';

/** By address somebody guesses a password, by network somebody guesses addresses. */
const TRIES_PER_ADDRESS: Limit = { max: 10, perSeconds: 15 * 60 };
const TRIES_PER_NETWORK: Limit = { max: 100, perSeconds: 15 * 60 };
const SET_UP_DAYS = 7;
/** As for people to invite (4.2). */
const SEARCHES: Limit = { max: 30, perSeconds: 60 };

export type AccountDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly access: Access;
  readonly audit: Audit;
  readonly mail: Mail;
  readonly publicUrl: string;
  /** Names stand in what is searched, for example. */
  readonly onRenamed: (tx: Tx, personId: string) => Promise<void>;
  /** Hands all media of one person to another (3.4). */
  readonly onHandedOver: (
    tx: Tx,
    handing: { readonly fromId: string; readonly toId: string; readonly by: Person },
  ) => Promise<void>;
};
export type Accounts = ReturnType<typeof createAccounts>;

type NewAccount = {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly siteRole: SiteRole;
};
type SetUpLink = { readonly url: string; readonly expiresAt: string; readonly mailed: boolean };

export function createAccounts({
  db,
  clock,
  keys,
  access,
  audit,
  mail,
  publicUrl,
  onRenamed,
  onHandedOver,
}: AccountDeps) {
  // Compared when there is no such account, so that the answer takes as long as for a wrong password.
  const nobodysPassword = hashPassword(newSecret().reveal());
  return {
    groups: createGroups({ db, clock, audit }),
    whoIs,
    signIn,
    signOut,
    listPeople,
    createPerson,
    createPersonWithPassword,
    changePerson,
    createSetUpLink,
    ensureFirstAdministrator,
    viewSetUp,
    finishSetUp,
    listApiKeys,
    createApiKey,
    deleteApiKey,
    findByEmail: (emailFolded: string) => store.findActivePersonByEmail(db, emailFolded),
    findById: (id: string) => store.findPerson(db, id),
    listByEmail: store.listActiveByEmail,
    tellOfRights,
    findColleagues,
    suggest: (search: string, limit: number) => store.suggestPeople(db, search, limit),
    count: () => store.countPeople(db),
  };

  type Search = {
    readonly search: string;
    readonly searcherId: string;
    /** Without everybody's consent, only who is known by their whole address. */
    readonly reach: 'exact' | 'everybody';
    readonly limit: number;
  };

  /** For fields that suggest accounts to who may share: limited, so that nobody reads the list out. */
  async function findColleagues({ search, searcherId, reach, limit }: Search): Promise<readonly store.PersonRow[]> {
    if (!(await takeAttempt(db, `colleague search ${searcherId}`, SEARCHES, clock.now())))
      throw new Problem('request.too-many');
    if (reach === 'everybody') return store.suggestPeople(db, search, limit);
    const found = await store.findActivePersonByEmail(db, foldEmail(search) ?? '');
    return found === undefined ? [] : [found];
  }

  async function whoIs(caller: Principal): Promise<SessionView> {
    const { personId, deviceId } = caller;
    const here = caller.kind === 'anonymous' ? [] : await access.grants.here({ personId, deviceId });
    const person = personId === null ? undefined : await store.findPerson(db, personId);
    if (person === undefined) return { person: null, abilities: [], here: [...here] };
    return { person: personView(person), abilities: [...siteAbilitiesOf(person.siteRole)], here: [...here] };
  }

  async function signIn({
    email,
    password,
    caller,
    browser,
  }: {
    readonly email: string;
    readonly password: string;
    readonly caller: Principal;
    readonly browser: Browser;
  }): Promise<SessionView> {
    // What is no address belongs to nobody, and is answered like one that nobody has.
    const folded = foldEmail(email) ?? '';
    const addressKey = limitKey('sign-in address', folded);
    const now = clock.now();
    const networkKey = limitKey('sign-in network', browser.network);
    // Both are spent before comparing, so that tries at once all count.
    const within =
      (await takeAttempt(db, networkKey, TRIES_PER_NETWORK, now)) &&
      (await takeAttempt(db, addressKey, TRIES_PER_ADDRESS, now));
    if (!within) throw new Problem('accounts.too-many-tries', { retryAfterSeconds: TRIES_PER_ADDRESS.perSeconds });

    const found = await store.findCredentials(db, folded);
    const isRight = await isPassword(password, found?.passwordHash ?? (await nobodysPassword));
    if (found === undefined || found.passwordHash === null || !isRight) throw new Problem('accounts.wrong-password');
    await forgetAttempts(db, addressKey);
    // A whole class signs in from one network.
    await giveAttemptBack(db, networkKey);
    return startSession({ personId: found.id, caller, browser });
  }

  /** A new session id each time somebody signs in; the one before it ends. */
  async function startSession({
    personId,
    caller,
    browser,
  }: {
    readonly personId: string;
    readonly caller: Principal;
    readonly browser: Browser;
  }): Promise<SessionView> {
    const deviceId = await access.ensureDevice(caller, browser);
    const session = await transact(db, async (tx) => {
      await access.endSession(tx, caller.sessionId);
      await audit.record(tx, { action: 'accounts.signed-in', actor: { kind: 'person', id: personId } });
      return access.beginSession(tx, { deviceId, personId });
    });
    access.keep(browser, session);
    const person = await store.findPerson(db, personId);
    if (person === undefined) throw new Error('The account that signed in is gone.');
    return whoIs({ kind: 'person', sessionId: session.sessionId, deviceId, personId, siteRole: person.siteRole });
  }

  async function signOut(caller: Principal, browser: Browser): Promise<null> {
    await access.endSession(db, caller.sessionId);
    browser.forgetSession();
    return null;
  }

  async function listPeople({
    search,
    ids,
    limit,
    after,
  }: {
    readonly search: string;
    readonly ids: readonly string[] | undefined;
    readonly limit: number;
    readonly after: string | undefined;
  }) {
    const rows = await store.listPeople(db, { search, ids, limit: limit + 1, after });
    const people = rows.slice(0, limit).map((row) => ({
      ...personView(row),
      hasPassword: row.hasPassword,
      ownedCount: row.ownedCount,
      createdAt: row.createdAt.toISOString(),
      deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
    }));
    return { people, next: rows.length > limit ? (people.at(-1)?.id ?? null) : null };
  }

  async function createPerson(account: NewAccount, by: Person): Promise<{ person: PersonView; setUpLink: SetUpLink }> {
    return transact(db, async (tx) => {
      const person = await insert(tx, account, null);
      await audit.record(tx, {
        action: 'accounts.created',
        actor: actorOf(by),
        subjectId: person.id,
        facts: { siteRole: person.siteRole },
        personal: { of: person.id, fields: { email: person.email } },
      });
      return { person: personView(person), setUpLink: await linkFor(tx, person) };
    });
  }

  /** For the operator's command line and for the demo, where somebody vouches for the password. */
  async function createPersonWithPassword(account: NewAccount, password: Secret): Promise<PersonView> {
    const passwordHash = await hashPassword(password.reveal());
    return transact(db, async (tx) => {
      const person = await insert(tx, account, passwordHash);
      await audit.record(tx, { action: 'accounts.created', actor: { kind: 'system' }, subjectId: person.id });
      return personView(person);
    });
  }

  async function insert(tx: Tx, account: NewAccount, passwordHash: string | null): Promise<store.PersonRow> {
    const emailFolded = foldEmail(account.email);
    if (emailFolded === null) throw new Error('An account needs an address that was parsed.');
    const person = await store.insertPerson(tx, { ...account, emailFolded, passwordHash, createdAt: clock.now() });
    if (person === undefined) throw fieldProblem('accounts.email-taken', 'email');
    return person;
  }

  async function linkFor(tx: Tx, person: store.PersonRow): Promise<SetUpLink> {
    const secret = newSecret();
    const expiresAt = new Date(clock.now().getTime() + SET_UP_DAYS * 24 * 3600 * 1000);
    await store.endSetUpLinks(tx, person.id, clock.now());
    const id = await store.insertSetUpLink(tx, {
      purpose: 'password',
      personId: person.id,
      secretDigest: keys.digest(secret),
      expiresAt,
    });
    const url = setUpUrl(id, secret);
    const mailed = await mail.orderLetter(tx, {
      kind: 'set-up',
      language: FALLBACK_LANGUAGE,
      timeZone: null,
      values: {},
      rows: { address: person.email, validUntil: { moment: expiresAt.toISOString() } },
      to: person.email,
      personId: person.id,
      inviteId: null,
      url: new Secret(url),
      code: null,
      expiresAt,
    });
    return { url, expiresAt: expiresAt.toISOString(), mailed };
  }

  function setUpUrl(id: string, secret: Secret): string {
    return new URL(`/welcome/${id}#${secret.reveal()}`, publicUrl).href;
  }

  async function createSetUpLink(personId: string, by: Person): Promise<SetUpLink> {
    return transact(db, async (tx) => {
      const person = await store.findPerson(tx, personId);
      if (person === undefined || person.deactivatedAt !== null) throw new Problem('accounts.unknown');
      await audit.record(tx, {
        action: 'accounts.link-made',
        actor: actorOf(by),
        subjectId: personId,
      });
      return linkFor(tx, person);
    });
  }

  type Change = {
    readonly firstName?: string | undefined;
    readonly lastName?: string | undefined;
    readonly siteRole?: SiteRole | undefined;
    readonly active?: boolean | undefined;
    readonly mediaTo?: string | undefined;
  };

  async function changePerson(
    personId: string,
    { active, mediaTo, ...fields }: Change,
    by: Person,
  ): Promise<PersonView> {
    return transact(db, async (tx) => {
      const administrators = await store.lockAdministrators(tx);
      const steps = active === false || (fields.siteRole !== undefined && fields.siteRole !== 'administrator');
      if (steps && administrators.length === 1 && administrators[0] === personId)
        throw new Problem('accounts.last-administrator');

      const now = clock.now();
      const deactivation = active === undefined ? {} : { deactivatedAt: active ? null : now };
      const change = Object.fromEntries(
        Object.entries({ ...fields, ...deactivation }).filter(([, value]) => value !== undefined),
      );
      const person =
        Object.keys(change).length === 0
          ? await store.findPerson(tx, personId)
          : await store.updatePerson(tx, personId, change);
      if (person === undefined) throw new Problem('accounts.unknown');
      if (active === false) await shutOut(tx, personId);
      if (fields.firstName !== undefined || fields.lastName !== undefined) await onRenamed(tx, personId);
      if (active === false && mediaTo !== undefined) {
        await onHandedOver(tx, { fromId: personId, toId: await heirAt(tx, mediaTo, personId), by });
      }
      await audit.record(tx, {
        action: 'accounts.changed',
        actor: actorOf(by),
        subjectId: personId,
        facts: { fields: Object.keys(change), siteRole: person.siteRole },
      });
      await tellOfRights(tx, [personId]);
      return personView(person);
    });
  }

  async function heirAt(tx: Tx, email: string, leavingId: string): Promise<string> {
    const heir = await store.findActivePersonByEmail(tx, foldEmail(email) ?? email);
    if (heir === undefined || heir.id === leavingId) throw fieldProblem('accounts.heir-unknown', 'mediaTo');
    return heir.id;
  }

  /** Also by a link to choose a password, which would wait for the day the account is active again. */
  async function shutOut(tx: Tx, personId: string): Promise<void> {
    await access.endSessionsOf(tx, personId);
    await store.endSetUpLinks(tx, personId, clock.now());
  }

  /** On an empty instance: the link by which the first administrator is made. Older ones end. */
  async function ensureFirstAdministrator(): Promise<Secret | null> {
    return transact(db, async (tx) => {
      if ((await store.lockAdministrators(tx)).length > 0) return null;
      const secret = newSecret();
      await store.endSetUpLinks(tx, null, clock.now());
      const id = await store.insertSetUpLink(tx, {
        purpose: 'first-administrator',
        personId: null,
        secretDigest: keys.digest(secret),
        expiresAt: new Date(clock.now().getTime() + SET_UP_DAYS * 24 * 3600 * 1000),
      });
      return new Secret(setUpUrl(id, secret));
    });
  }

  async function viewSetUp(
    id: string,
    secret: Secret,
  ): Promise<{ purpose: 'first-administrator' | 'password'; email: string | null }> {
    const link = requireLink(await store.findSetUpLink(db, id, clock.now()), secret);
    const person = link.personId === null ? undefined : await store.findPerson(db, link.personId);
    return { purpose: link.purpose, email: person?.email ?? null };
  }

  function requireLink(link: store.SetUpLink | undefined, secret: Secret): store.SetUpLink {
    if (link === undefined || !timingSafeEqual(link.secretDigest, keys.digest(secret)))
      throw new Problem('accounts.link-unknown');
    return link;
  }

  type Finish = {
    readonly id: string;
    readonly secret: Secret;
    readonly password: string;
    readonly account: Omit<NewAccount, 'siteRole'> | undefined;
    readonly caller: Principal;
    readonly browser: Browser;
  };

  async function finishSetUp({ id, secret, password, account, caller, browser }: Finish): Promise<SessionView> {
    // Hashing is made costly on purpose: it is not for whoever has no link.
    requireLink(await store.findSetUpLink(db, id, clock.now()), secret);
    const passwordHash = await hashPassword(password);
    const personId = await transact(db, async (tx) => {
      const link = requireLink(await store.lockSetUpLink(tx, id, clock.now()), secret);
      await store.endSetUpLinks(tx, link.personId, clock.now());
      if (link.personId === null) return (await insertFirstAdministrator(tx, account, passwordHash)).id;
      await store.putPassword(tx, link.personId, passwordHash);
      // Whoever chooses a new password wants everybody else out.
      await access.endSessionsOf(tx, link.personId);
      await audit.record(tx, { action: 'accounts.password-chosen', actor: { kind: 'person', id: link.personId } });
      return link.personId;
    });
    return startSession({ personId, caller, browser });
  }

  async function insertFirstAdministrator(
    tx: Tx,
    account: Omit<NewAccount, 'siteRole'> | undefined,
    passwordHash: string,
  ) {
    if (account === undefined) {
      throw new Problem('request.invalid', {
        fields: [{ field: 'account.email', message: FIELD_WORDS.emailMissing }],
      });
    }
    const person = await insert(tx, { ...account, siteRole: 'administrator' }, passwordHash);
    await audit.record(tx, {
      action: 'accounts.created',
      actor: { kind: 'system' },
      subjectId: person.id,
      facts: { siteRole: 'administrator' },
    });
    return person;
  }

  async function listApiKeys(caller: Person) {
    const keysOfPerson = await store.listApiKeys(db, caller.personId);
    return { keys: keysOfPerson.map(keyView) };
  }

  async function createApiKey(
    { name, scopes }: { readonly name: string; readonly scopes: readonly Scope[] },
    caller: Person,
  ) {
    const secret = newSecret();
    return transact(db, async (tx) => {
      const key = await store.insertApiKey(tx, {
        personId: caller.personId,
        name,
        scopes,
        secretDigest: keys.digest(secret),
        createdAt: clock.now(),
      });
      await audit.record(tx, {
        action: 'accounts.key-made',
        actor: actorOf(caller),
        subjectId: key.id,
        facts: { scopes },
      });
      return { key: keyView(key), secret: secret.reveal() };
    });
  }

  async function deleteApiKey(id: string, caller: Person): Promise<null> {
    await transact(db, async (tx) => {
      const ended = await store.endApiKey(tx, { id, personId: caller.personId, now: clock.now() });
      if (!ended) throw new Problem('accounts.key-unknown');
      await audit.record(tx, {
        action: 'accounts.key-ended',
        actor: actorOf(caller),
        subjectId: id,
      });
    });
    return null;
  }

  /** Addresses do not stand in the table of limits, only their digests. */
  function limitKey(what: string, value: string): string {
    return `${what} ${keys.digestText(value)}`;
  }
}

function personView({ id, email, firstName, lastName, siteRole }: store.PersonRow): PersonView {
  return { id, email, firstName, lastName, siteRole };
}

function keyView({ id, name, scopes, createdAt }: store.ApiKeyRow) {
  return { id, name, scopes, createdAt: createdAt.toISOString() };
}
