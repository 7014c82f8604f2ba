import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { InvitedAs } from '#contract/access/invited-as.ts';
import type { Scope } from '#contract/access/principal.ts';
import type { Proof, Via } from '#contract/access/proof.ts';
import {
  type EventRole,
  type GalleryRole,
  type GalleryVisibility,
  highestGalleryRole,
  type SiteRole,
} from '#contract/access/roles.ts';
import type { Db, Tx, Write } from '#infra/db.ts';
import type { AccessFacts, GalleryFacts, GalleryPlace, HeldRole } from './policy.ts';

export type SessionRow = {
  readonly sessionId: string | null;
  readonly deviceId: string;
  readonly personId: string | null;
  readonly siteRole: SiteRole | null;
  /** Of a session on a shared computer, after which it ends by itself. */
  readonly idleMinutes: number | null;
  readonly expiresAt: Date | null;
};

/** The session if it holds, else the device alone. One round trip, since every request asks. */
export async function findSession(
  db: Db,
  { session, device, now }: { readonly session: Buffer | null; readonly device: Buffer | null; readonly now: Date },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id as session_id, s.device_id, s.person_id, p.site_role, s.idle_minutes, s.expires_at
    from sessions s left join people p on p.id = s.person_id
    where s.secret_digest = ${session} and s.ended_at is null and s.expires_at > ${now} and p.deactivated_at is null
    union all
    select null, d.id, null, null, null, null from devices d where d.secret_digest = ${device}
    limit 1
  `.execute(db);
  return rows[0];
}

/** Who a session belongs to, as long as it holds: for paths that name it instead of carrying its cookie. */
export async function findSessionById(
  db: Db,
  { sessionId, now }: { readonly sessionId: string; readonly now: Date },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.id as session_id, s.device_id, s.person_id, p.site_role, s.idle_minutes, s.expires_at
    from sessions s left join people p on p.id = s.person_id
    where s.id = ${sessionId} and s.ended_at is null and s.expires_at > ${now} and p.deactivated_at is null
  `.execute(db);
  return rows[0];
}

export type KeyRow = {
  readonly id: string;
  readonly personId: string;
  readonly siteRole: SiteRole;
  readonly scopes: Scope[];
};

export function findKey(db: Db, digest: Buffer): Promise<KeyRow | undefined> {
  return db
    .selectFrom('apiKeys')
    .innerJoin('people', 'people.id', 'apiKeys.personId')
    .select(['apiKeys.id', 'apiKeys.personId', 'people.siteRole', 'apiKeys.scopes'])
    .where('apiKeys.secretDigest', '=', digest)
    .where('apiKeys.endedAt', 'is', null)
    .where('people.deactivatedAt', 'is', null)
    .executeTakeFirst();
}

export async function insertDevice(
  db: Db,
  device: { readonly secretDigest: Buffer; readonly label: string },
): Promise<string> {
  const { id } = await db.insertInto('devices').values(device).returning('id').executeTakeFirstOrThrow();
  return id;
}

export type NewSession = {
  readonly secretDigest: Buffer;
  readonly deviceId: string;
  readonly personId: string | null;
  readonly expiresAt: Date;
  readonly idleMinutes: number | null;
};

export function sessionInsert({
  secretDigest,
  deviceId,
  personId,
  expiresAt,
  idleMinutes,
}: NewSession): Write<{ readonly id: string }> {
  return sql`
    insert into sessions (secret_digest, device_id, person_id, expires_at, idle_minutes)
    values (${secretDigest}, ${deviceId}, ${personId}, ${expiresAt}, ${idleMinutes}) returning id
  `;
}

/** What was joined on a shared computer goes idle with the session. */
export async function endSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await sql`
    with ended as (
      update sessions set ended_at = ${now} where id = ${sessionId} and ended_at is null returning device_id, idle_minutes
    )
    update grants g set expires_at = ${now} from ended
    where ended.idle_minutes is not null and g.device_id = ended.device_id
      and g.shared_until is not null and g.ended_at is null and g.expires_at > ${now}
  `.execute(db);
}

type Slide = { readonly sessionId: string; readonly until: Date; readonly now: Date };

/** Somebody is there: the session on a shared computer, and what was joined on it, hold for longer. */
export async function slideSession(db: Db, { sessionId, until, now }: Slide): Promise<void> {
  await sql`
    with used as (
      update sessions set expires_at = ${until}
      where id = ${sessionId} and ended_at is null and expires_at > ${now} returning device_id
    )
    update grants g set expires_at = least(g.shared_until, ${until}) from used
    where g.device_id = used.device_id and g.shared_until is not null and g.ended_at is null and g.expires_at > ${now}
  `.execute(db);
}

/** Never makes it longer. False when it was ended meanwhile. */
export async function shortenSession(tx: Tx, sessionId: string, until: Date): Promise<boolean> {
  const { rows } = await sql`
    update sessions set expires_at = least(expires_at, ${until}) where id = ${sessionId} and ended_at is null returning id
  `.execute(tx);
  return rows.length > 0;
}

export async function endSessionsOfPerson(db: Db, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Sessions that nobody is signed in to, on a device that no longer holds any grant. */
export async function endInviteeSessionsWithoutGrants(tx: Tx, deviceIds: readonly string[], now: Date): Promise<void> {
  if (deviceIds.length === 0) return;
  await sql`
    update sessions s set ended_at = ${now}
    where s.device_id = any(${deviceIds}) and s.person_id is null and s.ended_at is null
      and not exists (select from grants g where g.device_id = s.device_id and g.ended_at is null and g.expires_at > ${now})
  `.execute(tx);
}

export async function deleteOldSessions(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<', before).execute();
  await sql`
    delete from devices d where d.created_at < ${before}
      and not exists (select from sessions s where s.device_id = d.id)
      and not exists (select from grants g where g.device_id = d.id)
  `.execute(db);
}

/** Who asks: an account, a device, both, or neither. */
export type Asker = { readonly personId: string | null; readonly deviceId: string | null };

export type EntryFacts = Pick<AccessFacts, 'media' | 'person' | 'places' | 'grants' | 'now'> & {
  readonly invitedAs: InvitedAs | null;
};

/** A grant holds for the account that proved the address wherever it signs in, else for the one device. */
const heldBy = ({ personId, deviceId }: Asker): Expression<SqlBool> =>
  sql<SqlBool>`(g.device_id = ${deviceId}::uuid and (g.person_id is null or g.person_id = ${personId}::uuid) or g.person_id = ${personId}::uuid)`;

type HeldGrant = {
  readonly role: EventRole;
  readonly proof: Proof;
  readonly name: string;
  readonly invite: string | null;
  readonly guest: string | null;
  readonly email: string;
};

/** By the latest invitation; by a guest link only for who has none. */
function invitedAsBy(grant: HeldGrant | undefined): InvitedAs | null {
  if (grant === undefined) return null;
  const { name, proof, invite, guest } = grant;
  if (invite !== null) return { kind: 'invitee', name, inviteId: invite };
  return guest === null ? null : { kind: 'guest', name, guestId: guest, proof };
}

const groupsOf = (personId: Expression<unknown> | string | null): Expression<string[]> =>
  sql`array(select gm.group_id from group_members gm where gm.person_id = ${personId}::uuid)`;

/** What a person is in the gallery `ga`, by themselves and by each of their groups. */
const rolesIn = (personId: Expression<unknown> | string | null): Expression<GalleryRole[]> => sql`array(
    select gp.role from gallery_people gp
    where gp.gallery_id = ga.id and (gp.person_id = ${personId}::uuid or gp.group_id = any(${groupsOf(personId)}))
  )`;

type Place = Omit<GalleryPlace, 'role'> & { readonly roles: readonly GalleryRole[] };

/** Everything the access decision needs about these entries, in one round trip; what does not exist is left out. */
export async function listEntryFacts(
  db: Db,
  { asker, mediaIds, now }: { readonly asker: Asker; readonly mediaIds: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, EntryFacts>> {
  type Row = {
    id: string;
    status: AccessFacts['media']['status'];
    isDeleted: boolean;
    from: Date | null;
    until: Date | null;
    downloads: AccessFacts['media']['downloads'];
    siteRole: SiteRole | null;
    collaboration: NonNullable<AccessFacts['person']>['collaboration'];
    groupIds: readonly string[];
    places: readonly Place[];
    grants: readonly HeldGrant[];
  };
  const { personId } = asker;
  const { rows } = await sql<Row>`
    select m.id, m.status, m.deleted_at is not null as is_deleted,
      m.available_from as "from", m.available_until as until, m.downloads, p.site_role,
      case when m.owner_id = p.id then 'owner' else c.kind end as collaboration, ${groupsOf(personId)} as group_ids,
      coalesce((
        select jsonb_agg(jsonb_build_object('state', ge.state, 'visibility', ga.visibility, 'roles', ${rolesIn(personId)}))
        from gallery_media ge join galleries ga on ga.id = ge.gallery_id
        where ge.media_id = m.id and m.status = 'published' and ge.state <> 'rejected' and p.id is not null
      ), '[]') as places,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'role', g.role, 'proof', g.proof, 'name', g.holder_name, 'invite', g.invite_id, 'guest', g.guest_id,
          'email', coalesce(e.email_folded, u.email_folded)
        ) order by g.guest_id is not null, g.joined_at desc)
        from grants g
        left join invites i on i.id = g.invite_id
        left join invitees e on e.id = i.invitee_id
        left join guests u on u.id = g.guest_id
        where g.media_id = m.id and ${heldBy(asker)} and g.ended_at is null and g.expires_at > ${now}
      ), '[]') as grants
    from media m
    left join people p on p.id = ${personId}::uuid
    left join media_collaborators c on c.media_id = m.id and c.person_id = p.id
    where m.id = any(${mediaIds}::uuid[])
  `.execute(db);
  return new Map(
    rows.map(({ id, status, isDeleted, from, until, downloads, siteRole, collaboration, groupIds, places, grants }) => [
      id,
      {
        media: { status, isDeleted, window: { from, until }, downloads },
        now,
        person: personId === null || siteRole === null ? null : { id: personId, siteRole, collaboration, groupIds },
        places: places.map(({ roles, ...place }) => ({ ...place, role: highestGalleryRole(roles) })),
        grants: grants.map(({ role, guest, email }) => ({
          role,
          by: guest === null ? 'invitation' : 'guest-link',
          emailFolded: email,
        })),
        invitedAs: invitedAsBy(grants[0]),
      },
    ]),
  );
}

/** Everything the access decision needs about these galleries; what does not exist is left out. */
export async function listGalleryFacts(
  db: Db,
  { personId, galleryIds }: { readonly personId: string; readonly galleryIds: readonly string[] },
): Promise<ReadonlyMap<string, GalleryFacts>> {
  type Row = { id: string; visibility: GalleryVisibility; siteRole: SiteRole; roles: readonly GalleryRole[] };
  const { rows } = await sql<Row>`
    select ga.id, ga.visibility, p.site_role, ${rolesIn(personId)} as roles
    from galleries ga join people p on p.id = ${personId}
    where ga.id = any(${galleryIds}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ id, roles, ...facts }) => [id, { ...facts, role: highestGalleryRole(roles) }]));
}

export type Grant = {
  readonly id: string;
  readonly mediaId: string;
  readonly deviceId: string;
  readonly personId: string | null;
  readonly role: EventRole;
  readonly proof: Proof;
  readonly via: Via;
  readonly joinedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: 'left' | 'moved' | 'removed' | null;
  /** Held on a shared computer: once its time is over, it was left. */
  readonly sharedUntil: Date | null;
  readonly deviceLabel: string;
};

/** Of grants that ended, the latest tell enough. Those that hold are never too many: whoever ends them ends them all. */
const ENDED_GRANTS_SHOWN = 100;

/** Every grant an invitation gives, and the latest of those that ended, newest first; the caller holds the invitation's row. */
export async function listGrantsOfInvite(db: Db, inviteId: string): Promise<readonly Grant[]> {
  return db
    .selectFrom('grants')
    .innerJoin('devices', 'devices.id', 'grants.deviceId')
    .select([
      'grants.id',
      'mediaId',
      'deviceId',
      'personId',
      'role',
      'proof',
      'via',
      'joinedAt',
      'expiresAt',
      'endedAt',
      'endReason',
      'sharedUntil',
      'devices.label as deviceLabel',
    ])
    .where('inviteId', '=', inviteId)
    .where(
      sql<SqlBool>`(ended_at is null or grants.id in (
        select e.id from grants e where e.invite_id = ${inviteId} and e.ended_at is not null
        order by e.joined_at desc, e.id desc limit ${ENDED_GRANTS_SHOWN}
      ))`,
    )
    .orderBy('joinedAt', 'desc')
    .orderBy('grants.id', 'desc')
    .execute();
}

/** The grants of these guests that were not ended, also where their time is over. */
export function listOpenGrantsOfGuests(
  db: Db,
  guestIds: readonly string[],
): Promise<readonly { readonly id: string; readonly guestId: string | null; readonly joinedAt: Date }[]> {
  return db
    .selectFrom('grants')
    .select(['id', 'guestId', 'joinedAt'])
    .where(sql<SqlBool>`guest_id = any(${guestIds}::uuid[])`)
    .where('endedAt', 'is', null)
    .execute();
}

export type NewGrant = {
  /** Where something else names it in the same statement. */
  readonly id?: string;
  readonly mediaId: string;
  readonly by: { readonly inviteId: string } | { readonly guestId: string };
  readonly deviceId: string;
  readonly personId: string | null;
  readonly role: EventRole;
  readonly proof: Proof;
  readonly via: Via;
  readonly holderName: string;
  readonly joinedAt: Date;
  readonly expiresAt: Date;
  readonly sharedUntil: Date | null;
};

export function grantInsert(grant: NewGrant): Write {
  const { id, inviteId, guestId } = { id: null, inviteId: null, guestId: null, ...grant, ...grant.by };
  return sql`
    insert into grants (id, media_id, invite_id, guest_id, device_id, person_id, role, proof, via, holder_name, joined_at, expires_at, shared_until)
    values (coalesce(${id}::uuid, gen_random_uuid()), ${grant.mediaId}, ${inviteId}, ${guestId}, ${grant.deviceId}, ${grant.personId}, ${grant.role},
      ${grant.proof}, ${grant.via}, ${grant.holderName}, ${grant.joinedAt}, ${grant.expiresAt}, ${grant.sharedUntil})
  `;
}

/** Never makes it shorter. On a shared computer its end is further away, and idle it still ends before. */
export async function extendGrant(tx: Tx, grantId: string, until: Date): Promise<void> {
  await sql`
    update grants set shared_until = greatest(shared_until, case when shared_until is not null then ${until}::timestamptz end),
      expires_at = case when shared_until is null then greatest(expires_at, ${until}) else expires_at end
    where id = ${grantId}
  `.execute(tx);
}

export async function shareGrant(
  tx: Tx,
  { grantId, until }: { readonly grantId: string; readonly until: Date },
): Promise<void> {
  await sql`
    update grants set shared_until = coalesce(shared_until, expires_at),
      expires_at = least(coalesce(shared_until, expires_at), ${until})
    where id = ${grantId}
  `.execute(tx);
}

type Arrival = { readonly deviceId: string; readonly inviteId: string; readonly now: Date };

/** What other people joined on this shared computer goes idle, as when somebody signs in there. */
export function idleSharedOfOthers({ deviceId, inviteId, now }: Arrival): Write {
  return sql`
    update grants g set expires_at = ${now} from invites i, invites mine
    where g.device_id = ${deviceId} and g.shared_until is not null and g.ended_at is null and g.expires_at > ${now}
      and i.id = g.invite_id and mine.id = ${inviteId} and i.invitee_id <> mine.invitee_id
  `;
}

type Raise = { readonly grantId: string; readonly role: EventRole; readonly proof: Proof };

export async function raiseGrant(tx: Tx, { grantId, role, proof }: Raise): Promise<void> {
  await tx.updateTable('grants').set({ role, proof }).where('id', '=', grantId).execute();
}

/** Invitations that were joined on a shared computer which nobody uses any more. */
export async function listInvitesOfIdleGrants(db: Db, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ inviteId: string }>`
    select distinct invite_id from grants
    where shared_until is not null and ended_at is null and expires_at <= ${now} and invite_id is not null
    order by invite_id limit 1000
  `.execute(db);
  return rows.map((row) => row.inviteId);
}

/** Of who holds them now; the caller holds the invitation's row. */
export async function setRoleOfGrants(
  tx: Tx,
  { ids, role }: { readonly ids: readonly string[]; readonly role: EventRole },
): Promise<void> {
  await sql`update grants set role = ${role} where id = any(${ids}::uuid[]) and ended_at is null`.execute(tx);
}

/** Ends them and says on which devices. */
export async function endGrants(
  tx: Tx,
  {
    ids,
    reason,
    now,
  }: { readonly ids: readonly string[]; readonly reason: 'left' | 'moved' | 'removed'; readonly now: Date },
): Promise<readonly { readonly deviceId: string; readonly personId: string | null; readonly mediaId: string }[]> {
  if (ids.length === 0) return [];
  return tx
    .updateTable('grants')
    .set({ endedAt: now, endReason: reason })
    .where('id', 'in', [...ids])
    .where('endedAt', 'is', null)
    .returning(['deviceId', 'personId', 'mediaId'])
    .execute();
}

export type HeldIdentity = {
  readonly guestId: string | null;
  readonly emailFolded: string;
  readonly proof: Proof;
  readonly name: string;
};

/** As whom this device is here: by the latest invitation it holds, by a guest link only without one. */
export async function findHeldIdentity(
  db: Db,
  { deviceId, mediaId, now }: { readonly deviceId: string; readonly mediaId: string; readonly now: Date },
): Promise<HeldIdentity | undefined> {
  const { rows } = await sql<HeldIdentity>`
    select g.guest_id, coalesce(e.email_folded, u.email_folded) as email_folded, g.proof, g.holder_name as name
    from grants g
    left join invites i on i.id = g.invite_id
    left join invitees e on e.id = i.invitee_id
    left join guests u on u.id = g.guest_id
    where g.device_id = ${deviceId} and g.media_id = ${mediaId} and g.person_id is null
      and g.ended_at is null and g.expires_at > ${now}
    order by g.guest_id is not null, g.joined_at desc limit 1
  `.execute(db);
  return rows[0];
}

export async function findAddressOf(db: Db, personId: string): Promise<string> {
  const { emailFolded } = await db
    .selectFrom('people')
    .select('emailFolded')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return emailFolded;
}

type GrantHere = {
  readonly mediaId: string;
  readonly inviteId: string | null;
  readonly guestId: string | null;
  readonly name: string;
} & HeldRole;

/** Who had a place by these invitations is not known any more. */
export async function forgetHolders(tx: Tx, inviteIds: readonly string[]): Promise<void> {
  await sql`update grants set holder_name = '' where invite_id = any(${inviteIds}::uuid[])`.execute(tx);
}

export async function forgetGuest(tx: Tx, guestId: string): Promise<void> {
  await sql`update grants set holder_name = '' where guest_id = ${guestId}`.execute(tx);
}

/** What this browser was invited to, or is a guest of, and did not end. */
export async function listGrantsHere(
  db: Db,
  { asker, now }: { readonly asker: Asker; readonly now: Date },
): Promise<readonly GrantHere[]> {
  const { rows } = await sql<GrantHere>`
    select g.media_id, g.invite_id, g.guest_id, g.holder_name as name, g.role,
      case when g.guest_id is null then 'invitation' else 'guest-link' end as by,
      coalesce(e.email_folded, u.email_folded) as email_folded
    from grants g
    left join invites i on i.id = g.invite_id
    left join invitees e on e.id = i.invitee_id
    left join guests u on u.id = g.guest_id
    where ${heldBy(asker)} and g.ended_at is null and g.expires_at > ${now}
    order by g.joined_at desc, g.id limit 50
  `.execute(db);
  return rows;
}

/** `mayFind` of the policy over all entries at once, of which `m` is one; a test holds the two together. */
export function findableBy({ personId, now }: { readonly personId: string; readonly now: Date }): RawBuilder<boolean> {
  const placed = (state: GalleryPlace['state'], isTheirs: Expression<SqlBool>) => sql`m.id in (
    select ge.media_id from gallery_media ge join galleries ga on ga.id = ge.gallery_id
    where ge.state = ${state} and ${isTheirs}
  )`;
  const mayOpen = sql<SqlBool>`(ga.visibility = 'everyone' or cardinality(${rolesIn(personId)}) > 0)`;
  const mayDecide = sql<SqlBool>`${rolesIn(personId)} && array['moderator', 'manager']`;
  const isOpen = sql`coalesce(m.available_from <= ${now}, true) and coalesce(m.available_until > ${now}, true)`;
  return sql<boolean>`(m.deleted_at is null and (
    m.owner_id = ${personId}::uuid
    or exists (select from media_collaborators c where c.media_id = m.id and c.person_id = ${personId}::uuid)
    or m.status = 'published' and (${isOpen} and ${placed('published', mayOpen)} or ${placed('waiting', mayDecide)})
  ))`;
}
