import type { Audit } from '#audit/service.ts';
import type { InvitedAs } from '#contract/access/invited-as.ts';
import type { Person, Principal } from '#contract/access/principal.ts';
import {
  type CollaboratorKind,
  type EventRole,
  type GalleryAbility,
  type GalleryRole,
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
import {
  type AccessFacts,
  abilitiesInGallery,
  abilitiesOn,
  type GalleryFacts,
  grantsThatHold,
  type Identity,
  outsideWindow,
  owesToAdministration,
  rolesThatHold,
} from './policy.ts';
import * as store from './store.ts';

const SESSION_DAYS = 30;
const DEVICE_DAYS = 365;
const RETIRING_SECONDS = 30;
const SHARED_IDLE_MINUTES = 120;
/** Use is written down this often at most. */
const SLIDE_SECONDS = 60;
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
  readonly collaboration: 'owner' | CollaboratorKind | null;
  readonly eventRole: EventRole | null;
  readonly invitedAs: InvitedAs | null;
};

/** What else than opening the entry a topic of it asks for. */
const TOPIC_NEEDS: Readonly<Record<string, MediaAbility>> = { invites: 'invites.manage', quiz: 'media.edit' };

/** What somebody may do in one gallery now. */
export type GalleryStanding = { readonly role: GalleryRole | null; readonly abilities: readonly GalleryAbility[] };

const NOT_OPEN = { before: 'media.not-open-yet', after: 'media.no-longer-open' } as const;

type Facts = AccessFacts & Pick<Standing, 'invitedAs'>;

const NOTHING: Standing = { abilities: [], collaboration: null, eventRole: null, invitedAs: null };

/** `forSeconds` is for how long the browser keeps it; null: until it is closed. */
export type BegunSession = { readonly secret: Secret; readonly forSeconds: number | null };

type SessionOn = {
  readonly deviceId: string;
  readonly personId: string | null;
  /** Ends with the browser, or after two idle hours, and what was joined on it by then is left (5.4). */
  readonly isShared?: boolean;
};

/** The one place that knows who somebody is and what they may do; routes, sockets and media paths all ask here. */
export function createAccess({ db, clock, keys, settings, audit }: Deps) {
  return {
    callerOf,
    principalOf,
    admit,
    standingOn,
    standingsOn,
    standingOfSession,
    principalOfSession,
    standingOfPerson,
    findableBy: ({ personId }: Pick<Person, 'personId'>) => store.findableBy({ personId, now: clock.now() }),
    identityOn,
    inGallery,
    inGalleries,
    mayFollow,
    ensureDevice,
    labelOf: ({ userAgent }: Browser) => deviceLabel(userAgent),
    beginSession,
    nextSession,
    keep,
    endSession,
    retireSession,
    endSessionsOf,
    grants: {
      ofInvite: store.listGrantsOfInvite,
      ofGuests: store.listOpenGrantsOfGuests,
      writeOf: grantWrite,
      end: endGrants,
      extend: store.extendGrant,
      share: shareGrant,
      idleSharedOfOthers: store.idleSharedOfOthers,
      raise: store.raiseGrant,
      listIdle: () => store.listInvitesOfIdleGrants(db, clock.now()),
      setRole: store.setRoleOfGrants,
      forgetHolders: store.forgetHolders,
      forgetGuest: store.forgetGuest,
      here,
    },
    sweep: () => store.deleteOldSessions(db, new Date(clock.now().getTime() - 90 * DAY_SECONDS * 1000)),
  };

  /** Whoever uses a shared computer keeps it; a page that is merely open does not. */
  async function callerOf(presented: Presented): Promise<Principal> {
    const found = await findPrincipal(presented);
    await slide(found.row);
    return found.principal;
  }

  async function principalOf(presented: Presented): Promise<Principal> {
    return (await findPrincipal(presented)).principal;
  }

  async function slide(row: store.SessionRow | undefined): Promise<void> {
    if (row === undefined || row.sessionId === null || row.idleMinutes === null || row.expiresAt === null) return;
    const now = clock.now();
    const until = new Date(now.getTime() + row.idleMinutes * 60_000);
    if (until.getTime() - row.expiresAt.getTime() < SLIDE_SECONDS * 1000) return;
    await store.slideSession(db, { sessionId: row.sessionId, until, now });
  }

  type Found = { readonly principal: Principal; readonly row: store.SessionRow | undefined };

  async function findPrincipal({ session, device, key }: Presented): Promise<Found> {
    if (key !== null) return { principal: await principalOfKey(key), row: undefined };
    if (session === null && device === null) return { principal: asPrincipal(undefined), row: undefined };
    const row = await store.findSession(db, {
      session: digested(session),
      device: digested(device),
      now: clock.now(),
    });
    return { principal: asPrincipal(row), row };
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
    if ('gallery' in needs) return requireGalleryAbility(principal, needs.gallery, galleryIdIn(params));
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
    const outside = facts === null ? null : outsideWindow(facts);
    if (facts !== null && outside !== null && problems.includes(NOT_OPEN[outside])) {
      const { from } = facts.media.window;
      throw new Problem(NOT_OPEN[outside], {
        facts: { opensAt: from?.toISOString() ?? null, now: facts.now.toISOString() },
      });
    }
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

  async function requireGalleryAbility(principal: Principal, wanted: GalleryAbility, galleryId: string): Promise<void> {
    const { personId } = personOf(principal);
    const facts = (await store.listGalleryFacts(db, { personId, galleryIds: [galleryId] })).get(galleryId);
    const abilities = facts === undefined ? [] : abilitiesInGallery(facts);
    if (facts === undefined || !abilities.includes('gallery.open')) throw new Problem('galleries.unknown');
    if (!abilities.includes(wanted)) throw new Problem('access.denied');
    if (facts.siteRole === 'administrator' && !abilitiesInGallery({ ...facts, siteRole: 'viewer' }).includes(wanted)) {
      await audit.record(db, {
        action: 'access.administrator-used',
        actor: actorOf(principal),
        subjectId: galleryId,
        facts: { ability: wanted },
      });
    }
  }

  async function inGallery(principal: Principal, galleryId: string): Promise<GalleryStanding> {
    return (await inGalleries(principal, [galleryId])).get(galleryId) ?? { role: null, abilities: [] };
  }

  /** What this principal may do in these galleries; those that do not exist are left out. */
  async function inGalleries(
    { personId }: Principal,
    galleryIds: readonly string[],
  ): Promise<ReadonlyMap<string, GalleryStanding>> {
    if (personId === null) return new Map();
    const found = await store.listGalleryFacts(db, { personId, galleryIds });
    return new Map(Array.from(found, ([galleryId, facts]) => [galleryId, standingInGallery(facts)]));
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
    await slide(found);
    return found === undefined ? NOTHING : standingOn(asPrincipal(found), mediaId);
  }

  /** Whose session a path names, for the audit; nobody when it ended. */
  async function principalOfSession(sessionId: string): Promise<Principal> {
    return asPrincipal(await store.findSessionById(db, { sessionId, now: clock.now() }));
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

  /** The account, else the invited address, else a guest; null for who is nobody here. It says nothing about rights. */
  async function identityOn({ personId, deviceId }: Principal, mediaId: string): Promise<Identity | null> {
    if (personId !== null) {
      return { kind: 'account', personId, addressFolded: await store.findAddressOf(db, personId) };
    }
    if (deviceId === null) return null;
    const held = await store.findHeldIdentity(db, { deviceId, mediaId, now: clock.now() });
    if (held === undefined) return null;
    const { guestId, emailFolded: addressFolded, proof, name } = held;
    const isProved = proof === 'code' || proof === 'account';
    if (guestId === null) return { kind: 'invitee', addressFolded, isProved, name };
    return { kind: 'guest', guestId, addressFolded, isProved, name };
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

  /** What this browser was invited to, or is a guest of, and may open by it now. */
  async function here(asker: store.Asker) {
    const [grants, invites, theming] = await Promise.all([
      store.listGrantsHere(db, { asker, now: clock.now() }),
      settings.get('invites'),
      settings.get('theming'),
    ]);
    return grantsThatHold({ grants, gates: gatesOf(invites, theming) }).map(
      ({ by: _by, emailFolded: _address, ...shown }) => shown,
    );
  }

  async function mayFollow(principal: Principal, topic: FollowableTopic): Promise<boolean> {
    const [kind = '', id = ''] = topic.split(':');
    if (kind === 'gallery') return (await inGallery(principal, id)).abilities.includes('gallery.open');
    const { abilities } = await standingOn(principal, id);
    return abilities.includes(TOPIC_NEEDS[kind] ?? 'media.open');
  }

  /** The device behind this browser; a new one gets its cookie here. */
  async function ensureDevice(principal: Principal, browser: Browser): Promise<string> {
    if (principal.deviceId !== null) return principal.deviceId;
    const secret = newSecret();
    const id = await store.insertDevice(db, {
      secretDigest: keys.digest(secret),
      label: deviceLabel(browser.userAgent),
    });
    browser.keepDevice(secret, DEVICE_DAYS * DAY_SECONDS);
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
  function nextSession({ deviceId, personId, isShared = false }: SessionOn) {
    const secret = newSecret();
    const forSeconds = isShared ? SHARED_IDLE_MINUTES * 60 : SESSION_DAYS * DAY_SECONDS;
    const expiresAt = new Date(clock.now().getTime() + forSeconds * 1000);
    const session: BegunSession = { secret, forSeconds: isShared ? null : forSeconds };
    const idleMinutes = isShared ? SHARED_IDLE_MINUTES : null;
    return {
      session,
      write: store.sessionInsert({ secretDigest: keys.digest(secret), deviceId, personId, expiresAt, idleMinutes }),
    };
  }

  /** Hands the browser what it comes back with; on a shared computer also the device goes when it is closed. */
  function keep(browser: Browser, { secret, forSeconds }: BegunSession): void {
    browser.keepSession(secret, forSeconds);
    if (forSeconds === null && browser.device !== null) browser.keepDevice(browser.device, null);
  }

  /** A grant that is being made; on a shared computer it holds for as long as somebody uses it. */
  function grantWrite({ isShared = false, ...grant }: Omit<store.NewGrant, 'sharedUntil'> & { isShared?: boolean }) {
    if (!isShared) return store.grantInsert({ ...grant, sharedUntil: null });
    return store.grantInsert({ ...grant, sharedUntil: grant.expiresAt, expiresAt: firstIdleEnd(grant.expiresAt) });
  }

  function firstIdleEnd(latest: Date): Date {
    return new Date(Math.min(latest.getTime(), clock.now().getTime() + SHARED_IDLE_MINUTES * 60_000));
  }

  /** From now on it is held on a shared computer. */
  async function shareGrant(tx: Tx, grantId: string): Promise<void> {
    const until = new Date(clock.now().getTime() + SHARED_IDLE_MINUTES * 60_000);
    await store.shareGrant(tx, { grantId, until });
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
  { enabled, guestAccess, allowedUsers, allowedDomains, blockedDomains }: InviteSettings,
  { mediaPage }: ThemingSettings,
): AccessFacts['gates'] {
  const domains = { allowedDomains, blockedDomains };
  return { mediaPage, invites: enabled, guests: guestAccess, allowedUsers, domains };
}

function standingBy(facts: Facts): Standing {
  return {
    abilities: abilitiesOn(facts),
    collaboration: facts.person?.collaboration ?? null,
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

function standingInGallery(facts: GalleryFacts): GalleryStanding {
  return { role: facts.role, abilities: abilitiesInGallery(facts) };
}

/** Likewise for an ability in a gallery. */
function galleryIdIn(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'galleryId' in params && typeof params.galleryId === 'string') {
    return params.galleryId;
  }
  throw new Error('This endpoint needs an ability in a gallery but has no galleryId in its path.');
}

/** Endpoints that need an ability on an entry name it in their path; anything else is a mistake in the contract. */
function mediaIdIn(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'mediaId' in params && typeof params.mediaId === 'string') {
    return params.mediaId;
  }
  throw new Error('This endpoint needs an ability on an entry but has no mediaId in its path.');
}
