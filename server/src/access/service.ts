import type { Audit } from '#audit/service.ts';
import type { InvitedAs } from '#contract/access/invited-as.ts';
import type { Principal } from '#contract/access/principal.ts';
import {
  type EventRole,
  highestEventRole,
  type MediaAbility,
  type SiteAbility,
  siteAbilitiesOf,
} from '#contract/access/roles.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import type { FollowableTopic } from '#contract/realtime.ts';
import type { InviteSettings, ThemingSettings } from '#contract/settings/modules.ts';
import type { Browser, Presented } from '#infra/browser.ts';
import type { Clock } from '#infra/clock.ts';
import type { Db, Tx } from '#infra/db.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { type Keys, newSecret, type Secret } from '#infra/secret.ts';
import type { Settings } from '#settings/service.ts';
import { deviceLabel } from './device-label.ts';
import { type AccessFacts, abilitiesOn, owesToAdministration, rolesThatHold } from './policy.ts';
import * as store from './store.ts';

const SESSION_DAYS = 30;
const RETIRING_SECONDS = 30;
const DAY_SECONDS = 24 * 3600;

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly settings: Settings;
  readonly audit: Audit;
};

export type { Grant } from './store.ts';
export type Access = ReturnType<typeof createAccess>;

/** What somebody may do on one entry now, and as whom they were invited. */
export type Standing = {
  readonly abilities: readonly MediaAbility[];
  readonly eventRole: EventRole | null;
  readonly invitedAs: InvitedAs | null;
};

type Facts = AccessFacts & Pick<Standing, 'invitedAs'>;

const NOTHING: Standing = { abilities: [], eventRole: null, invitedAs: null };

export type BegunSession = { readonly secret: Secret; readonly forSeconds: number };

type SessionOn = { readonly deviceId: string; readonly personId: string | null };

/** The one place that knows who somebody is and what they may do; routes, sockets and media paths all ask here. */
export function createAccess({ db, clock, keys, settings, audit }: Deps) {
  return {
    principalOf,
    admit,
    standingOn,
    standingsOn,
    standingOfSession,
    standingOfPerson,
    mayFollow,
    ensureDevice,
    labelOf: ({ userAgent }: Browser) => deviceLabel(userAgent),
    beginSession,
    nextSession,
    endSession,
    retireSession,
    endSessionsOf,
    grants: {
      ofInvite: store.listGrantsOfInvite,
      ofGuests: store.listOpenGrantsOfGuests,
      writeOf: store.grantInsert,
      end: endGrants,
      extend: store.extendGrant,
      setRole: store.setRoleOfGrants,
      forgetHolders: store.forgetHolders,
      here: (asker: store.Asker) => store.listGrantsHere(db, { asker, now: clock.now() }),
    },
    sweep: () => store.deleteOldSessions(db, new Date(clock.now().getTime() - 90 * DAY_SECONDS * 1000)),
  };

  async function principalOf({ session, device, key }: Presented): Promise<Principal> {
    if (key !== null) return principalOfKey(key);
    if (session === null && device === null)
      return { kind: 'anonymous', sessionId: null, deviceId: null, personId: null };
    const found = await store.findSession(db, {
      session: digested(session),
      device: digested(device),
      now: clock.now(),
    });
    return asPrincipal(found);
  }

  async function principalOfKey(key: Secret): Promise<Principal> {
    const found = await store.findKey(db, keys.digest(key));
    if (found === undefined) throw new Problem('access.sign-in-needed');
    const { id: keyId, personId, siteRole, scopes } = found;
    return { kind: 'key', keyId, personId, siteRole, scopes, sessionId: null, deviceId: null };
  }

  function digested(secret: Secret | null): Buffer | null {
    return secret === null ? null : keys.digest(secret);
  }

  async function admit(
    principal: Principal,
    { needs, scope, problems }: Pick<Endpoint, 'needs' | 'scope' | 'problems'>,
    params: unknown,
  ): Promise<void> {
    if (principal.kind === 'key' && (scope === undefined || !principal.scopes.includes(scope))) {
      throw new Problem('access.scope-too-small');
    }
    if (needs === 'anyone') return;
    if (needs === 'person') return void personOf(principal);
    if ('site' in needs) return requireSiteAbility(principal, needs.site);
    return requireMediaAbility(principal, { wanted: needs.media, mediaId: mediaIdIn(params), problems });
  }

  async function requireMediaAbility(
    principal: Principal,
    { wanted, mediaId, problems }: { wanted: MediaAbility; mediaId: string; problems: Endpoint['problems'] },
  ): Promise<void> {
    const facts = await factsOf(principal, mediaId);
    const abilities = facts === null ? [] : abilitiesOn(facts);
    if (facts !== null && abilities.includes(wanted)) {
      if (owesToAdministration(facts, wanted)) await recordAdministration(principal, wanted, mediaId);
      return;
    }
    // Whoever may restore it sees it in the recycle bin, so the reason is no secret to them.
    if (facts?.media.isDeleted && abilities.includes('media.delete') && problems.includes('media.is-deleted'))
      throw new Problem('media.is-deleted');
    // Somebody who may not even open it learns nothing, not even that it is there.
    if (abilities.includes('media.open')) throw new Problem('access.denied');
    throw new Problem(principal.kind === 'anonymous' ? 'access.sign-in-needed' : 'media.unknown');
  }

  async function recordAdministration(principal: Principal, ability: MediaAbility, mediaId: string): Promise<void> {
    await audit.record(db, {
      action: 'access.administrator-used',
      actor: actorOf(principal),
      mediaId,
      facts: { ability },
    });
  }

  /** What this principal may do on this entry; nothing at all when there is no such entry. */
  async function standingOn(principal: Principal, mediaId: string): Promise<Standing> {
    return (await standingsOn(principal, [mediaId])).get(mediaId) ?? NOTHING;
  }

  /** The same for a page of entries; those that do not exist are left out. */
  async function standingsOn(
    principal: Principal,
    mediaIds: readonly string[],
  ): Promise<ReadonlyMap<string, Standing>> {
    const facts = await factsOnEach(principal, mediaIds);
    return new Map(Array.from(facts, ([mediaId, each]) => [mediaId, standingBy(each)]));
  }

  /** For paths that name a session instead of carrying its cookie; one that ended opens nothing. */
  async function standingOfSession(sessionId: string, mediaId: string): Promise<Standing> {
    const found = await store.findSessionById(db, { sessionId, now: clock.now() });
    return found === undefined ? NOTHING : standingOn(asPrincipal(found), mediaId);
  }

  /** Of somebody who is not here, wherever they are signed in, on the caller's connection: it decides whom to tell. */
  async function standingOfPerson(at: Db, personId: string, mediaId: string): Promise<Standing> {
    const asker = { personId, deviceId: null };
    const [entries, invites, theming] = [
      await store.listEntryFacts(at, { asker, mediaIds: [mediaId], now: clock.now() }),
      await settings.stored(at, 'invites'),
      await settings.stored(at, 'theming'),
    ];
    const facts = entries.get(mediaId);
    return facts === undefined ? NOTHING : standingBy({ ...facts, gates: gatesOf(invites, theming) });
  }

  async function factsOf(principal: Principal, mediaId: string): Promise<Facts | null> {
    return (await factsOnEach(principal, [mediaId])).get(mediaId) ?? null;
  }

  async function factsOnEach(principal: Principal, mediaIds: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
    const { personId, deviceId } = principal;
    // A device alone, without a session, opens nothing: its session may have been ended on purpose.
    const asker = { personId, deviceId: principal.kind === 'anonymous' ? null : deviceId };
    const [entries, invites, theming] = await Promise.all([
      store.listEntryFacts(db, { asker, mediaIds, now: clock.now() }),
      settings.get('invites'),
      settings.get('theming'),
    ]);
    const gates = gatesOf(invites, theming);
    return new Map(Array.from(entries, ([mediaId, entry]) => [mediaId, { ...entry, gates }]));
  }

  async function mayFollow(principal: Principal, topic: FollowableTopic): Promise<boolean> {
    const [kind = '', mediaId = ''] = topic.split(':');
    const { abilities } = await standingOn(principal, mediaId);
    return abilities.includes(kind === 'invites' ? 'invites.manage' : 'media.open');
  }

  /** The device behind this browser; a new one gets its cookie here. */
  async function ensureDevice(principal: Principal, browser: Browser): Promise<string> {
    if (principal.deviceId !== null) return principal.deviceId;
    const secret = newSecret();
    const id = await store.insertDevice(db, {
      secretDigest: keys.digest(secret),
      label: deviceLabel(browser.userAgent),
    });
    browser.keepDevice(secret);
    return id;
  }

  /** A fresh session on this device; the caller hands its secret to the browser after the commit and ends the old one. */
  async function beginSession(at: Db, on: SessionOn): Promise<BegunSession & { readonly sessionId: string }> {
    const { session, write } = nextSession(on);
    const { rows } = await write.execute(at);
    const [row] = rows;
    if (row === undefined) throw new Error('A session was not stored.');
    return { ...session, sessionId: row.id };
  }

  /** The same, as a write that goes out with others. */
  function nextSession({ deviceId, personId }: SessionOn) {
    const secret = newSecret();
    const forSeconds = SESSION_DAYS * DAY_SECONDS;
    const expiresAt = new Date(clock.now().getTime() + forSeconds * 1000);
    const session: BegunSession = { secret, forSeconds };
    return {
      session,
      write: store.sessionInsert({ secretDigest: keys.digest(secret), deviceId, personId, expiresAt }),
    };
  }

  async function endSession(at: Db, sessionId: string | null): Promise<void> {
    if (sessionId !== null) await store.endSession(at, sessionId, clock.now());
  }

  /** Its successor is on the way to the browser; other tabs may still send it for a moment. */
  async function retireSession(tx: Tx, sessionId: string): Promise<void> {
    const until = new Date(clock.now().getTime() + RETIRING_SECONDS * 1000);
    // Whoever signed out or chose a new password a moment ago must not be signed in again by what was under way.
    if (!(await store.shortenSession(tx, sessionId, until))) throw new Problem('access.sign-in-needed');
  }

  async function endSessionsOf(at: Db, personId: string): Promise<void> {
    await store.endSessionsOfPerson(at, personId, clock.now());
  }

  /** Ends grants, and the sessions that had nothing but them; says whom to tell. */
  async function endGrants(
    tx: Tx,
    { ids, reason }: { readonly ids: readonly string[]; readonly reason: 'left' | 'moved' | 'removed' },
  ) {
    const now = clock.now();
    const ended = await store.endGrants(tx, { ids, reason, now });
    await store.endInviteeSessionsWithoutGrants(
      tx,
      ended.map((grant) => grant.deviceId),
      now,
    );
    return ended;
  }
}

function gatesOf(
  { enabled, guestAccess, allowedUsers }: InviteSettings,
  { mediaPage }: ThemingSettings,
): AccessFacts['gates'] {
  return { mediaPage, invites: enabled, guests: guestAccess, allowedUsers };
}

function standingBy(facts: Facts): Standing {
  return {
    abilities: abilitiesOn(facts),
    eventRole: highestEventRole(rolesThatHold(facts)),
    invitedAs: facts.invitedAs,
  };
}

function asPrincipal(found: store.SessionRow | undefined): Principal {
  if (found === undefined) return { kind: 'anonymous', sessionId: null, deviceId: null, personId: null };
  const { sessionId, deviceId, personId, siteRole } = found;
  if (sessionId === null) return { kind: 'anonymous', sessionId, deviceId, personId: null };
  if (personId === null || siteRole === null) return { kind: 'invitee', sessionId, deviceId, personId: null };
  return { kind: 'person', sessionId, deviceId, personId, siteRole };
}

function requireSiteAbility(principal: Principal, wanted: SiteAbility): void {
  if (!siteAbilitiesOf(personOf(principal).siteRole).includes(wanted)) throw new Problem('access.denied');
}

/** Endpoints that need an ability on an entry name it in their path; anything else is a mistake in the contract. */
function mediaIdIn(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'mediaId' in params && typeof params.mediaId === 'string') {
    return params.mediaId;
  }
  throw new Error('This endpoint needs an ability on an entry but has no mediaId in its path.');
}
