import { sql } from 'kysely';
import type { Proof, Via } from '#contract/access/proof.ts';
import type { EventRole } from '#contract/access/roles.ts';
import type { Language } from '#contract/languages.ts';
import type { MediaType } from '#contract/media/endpoints.ts';
import type { Db, Tx, Write } from '#infra/db.ts';

export type InviteRow = {
  readonly id: string;
  readonly publicId: string;
  readonly mediaId: string;
  readonly inviterId: string;
  readonly inviteeId: string;
  readonly email: string;
  readonly emailFolded: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole;
  readonly message: string;
  readonly language: Language;
  readonly timeZone: string | null;
  readonly maxUses: number | null;
  readonly uses: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
  readonly newDeviceUntil: Date | null;
  readonly removedAt: Date | null;
  readonly lastRequestId: string | null;
  readonly disownedAt: Date | null;
};

export type PresentedInvite = InviteRow & {
  readonly secretId: string | null;
  /** How the secret that was presented, or opened here before, left us. */
  readonly secretVia: 'mailed' | 'copied' | null;
  readonly secretEndedAt: Date | null;
  readonly inviterName: string;
  readonly mediaTitle: string;
  readonly mediaIsDeleted: boolean;
  readonly mediaIsPreparing: boolean;
  readonly availableFrom: Date | null;
  readonly availableUntil: Date | null;
  /** Wrong addresses that were typed for it within the hour. */
  readonly wrongAddresses: number;
  /** The highest proof among what this device holds for the same address. */
  readonly provedHere: Proof | null;
  /** Moves to another device within 24 hours. */
  readonly movesToday: number;
  /** Somebody was told of it and has not answered. */
  readonly hasOpenNotice: boolean;
};

export type Presentation = {
  readonly publicId: string;
  /** The digest of the secret that was brought; null to ask for this device's own record. */
  readonly digest: Buffer | null;
  readonly deviceId: string | null;
  readonly now: Date;
};

const inviteColumns = sql`
  i.id, i.public_id, i.media_id, i.inviter_id, i.invitee_id, i.email, coalesce(e.email_folded, '') as email_folded, i.first_name, i.last_name, i.role,
  i.message, i.language, i.time_zone, i.max_uses, i.uses, i.created_at, i.expires_at, i.opened_at, i.new_device_until, i.removed_at,
  i.last_request_id, i.disowned_at
`;

const WRONG_ADDRESS = 'wrong address ';

/** Who sits at a shared computer next finds no record of who left it. */
const presented = ({ publicId, digest, deviceId, now }: Presentation) => sql`
  select ${inviteColumns}, s.id as secret_id, s.via as secret_via, s.ended_at as secret_ended_at,
    p.first_name || ' ' || p.last_name as inviter_name, m.title as media_title,
    m.deleted_at is not null as media_is_deleted, m.available_from, m.available_until,
    m.state in ('uploading', 'processing') and not m.playable as media_is_preparing,
    coalesce((
      select l.count from limits l where l.key = ${WRONG_ADDRESS} || i.id and l.ends_at > ${now}
    ), 0) as wrong_addresses,
    (select count(*) from invite_moves v
      where v.invite_id = i.id and v.moved_at > ${now}::timestamptz - interval '24 hours') as moves_today,
    exists (select from notices n where n.invite_id = i.id and n.done_at is null) as has_open_notice,
    (select g.proof from grants g join invites h on h.id = g.invite_id
      where g.device_id = ${deviceId}::uuid and g.person_id is null and g.ended_at is null and g.expires_at > ${now}
        and h.invitee_id = i.invitee_id
      order by array_position(array['guest', 'typed', 'code', 'account'], g.proof) desc limit 1) as proved_here
  from invites i
  join invitees e on e.id = i.invitee_id
  join media m on m.id = i.media_id
  join people p on p.id = i.inviter_id
  left join lateral (
    select s.id, s.via, s.ended_at from invite_secrets s
    where s.invite_id = i.id and s.digest = ${digest}
    union all
    select s.id, s.via, s.ended_at from invite_openings o join invite_secrets s on s.id = o.secret_id
    where ${digest}::bytea is null and o.invite_id = i.id and o.device_id = ${deviceId}::uuid and o.expires_at > ${now}
      and not exists (select from grants g where g.invite_id = o.invite_id and g.device_id = o.device_id
        and g.shared_until is not null and (g.ended_at is not null or g.expires_at <= ${now}))
    limit 1
  ) s on true
  where i.public_id = ${publicId}
`;

export async function findPresented(db: Db, presentation: Presentation): Promise<PresentedInvite | undefined> {
  const { rows } = await sql<PresentedInvite>`${presented(presentation)}`.execute(db);
  return rows[0];
}

/**
 * Locks the invitation, so that two devices cannot both see the last use free. The lock comes first, on its own: a
 * statement that waits for a lock still sees everything else as it was before it waited.
 */
export async function lockPresented(tx: Tx, presentation: Presentation): Promise<PresentedInvite | undefined> {
  await sql`select from invites where public_id = ${presentation.publicId} for update`.execute(tx);
  return findPresented(tx, presentation);
}

/** The key under which wrong addresses of one invitation are counted. */
export const wrongAddressKey = (inviteId: string) => `${WRONG_ADDRESS}${inviteId}`;

export async function lockInvite(
  tx: Tx,
  { inviteId, mediaId }: { readonly inviteId: string; readonly mediaId: string },
): Promise<InviteRow | undefined> {
  const { rows } = await sql<InviteRow>`
    select ${inviteColumns} from invites i join invitees e on e.id = i.invitee_id
    where i.id = ${inviteId} and i.media_id = ${mediaId} for update of i
  `.execute(tx);
  return rows[0];
}

/**
 * Whether the device is new decides about the use; the check behind it holds even if the rule were wrong. An
 * allowance to take somebody's place is over: it was given before this device had one.
 */
export function takenUse(inviteId: string): Write {
  return sql`
    update invites set uses = uses + 1, opened_at = coalesce(opened_at, now()), new_device_until = null
    where id = ${inviteId}
  `;
}

/** One move for one allowance; it takes no use. */
export function spentAllowance(inviteId: string): Write {
  return sql`update invites set new_device_until = null where id = ${inviteId}`;
}

/** For who knows it by a grant only. Its row is locked before those of its grants, everywhere alike. */
export async function holdInvite(tx: Tx, inviteId: string): Promise<void> {
  await sql`select from invites where id = ${inviteId} for update`.execute(tx);
}

export async function giveUsesBack(
  tx: Tx,
  { inviteId, count }: { readonly inviteId: string; readonly count: number },
): Promise<void> {
  await sql`update invites set uses = greatest(uses - ${count}::integer, 0) where id = ${inviteId}`.execute(tx);
}

export async function updateInvite(
  tx: Tx,
  inviteId: string,
  change: {
    readonly expiresAt?: Date;
    readonly maxUses?: number | null;
    readonly newDeviceUntil?: Date;
    readonly removedAt?: Date;
    readonly openedAt?: Date;
    readonly role?: EventRole;
    readonly lastRequestId?: string;
    readonly disownedAt?: null;
  },
): Promise<void> {
  await tx.updateTable('invites').set(change).where('id', '=', inviteId).execute();
}

/** Invitations that still can be used, where that is longer; says which were extended. */
export async function extendInvites(
  tx: Tx,
  { mediaId, until, now }: { readonly mediaId: string; readonly until: Date; readonly now: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update invites set expires_at = ${until}
    where media_id = ${mediaId} and removed_at is null and expires_at > ${now} and expires_at < ${until} returning id
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** One invitee for each address, over all its invitations. */
export async function putInvitee(tx: Tx, emailFolded: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into invitees as i (email_folded) values (${emailFolded})
    on conflict (email_folded) do update set email_folded = i.email_folded returning id
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('An invitee was neither stored nor found.');
  return row.id;
}

export type NewInvite = {
  readonly publicId: string;
  readonly mediaId: string;
  readonly inviterId: string;
  readonly inviteeId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: EventRole;
  readonly message: string;
  readonly language: Language;
  readonly timeZone: string | null;
  readonly maxUses: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export async function insertInvite(tx: Tx, invite: NewInvite): Promise<string> {
  const { id } = await tx
    .insertInto('invites')
    .values({ ...invite, uses: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertSecrets(
  tx: Tx,
  inviteId: string,
  secrets: readonly { readonly digest: Buffer; readonly via: 'copied' | 'mailed' }[],
): Promise<void> {
  await tx
    .insertInto('inviteSecrets')
    .values(secrets.map((secret) => ({ inviteId, ...secret })))
    .execute();
}

/** The same for many, each address once; in the order of the addresses, so that two batches cannot wait for each other. */
export async function putInvitees(tx: Tx, emailsFolded: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; emailFolded: string }>`
    insert into invitees as i (email_folded) select unnest(${emailsFolded.toSorted()}::text[])
    on conflict (email_folded) do update set email_folded = i.email_folded returning id, email_folded
  `.execute(tx);
  return new Map(rows.map(({ id, emailFolded }) => [emailFolded, id]));
}

type Own = 'publicId' | 'inviteeId' | 'email' | 'firstName' | 'lastName' | 'role' | 'language';
export type NewInviteOfBatch = Pick<NewInvite, Own> & {
  readonly id: string;
  readonly secret: { readonly id: string; readonly digest: Buffer };
};

/** Invitations that have the rest in common, each with one secret. */
export async function insertInvites(
  tx: Tx,
  shared: Omit<NewInvite, Own> & { readonly via: 'copied' | 'mailed' },
  invites: readonly NewInviteOfBatch[],
): Promise<void> {
  const column = <K extends keyof NewInviteOfBatch>(name: K) => invites.map((invite) => invite[name]);
  const { mediaId, inviterId, message, timeZone, maxUses, createdAt, expiresAt, via } = shared;
  await sql`
    insert into invites (id, public_id, invitee_id, email, first_name, last_name, role, language,
      media_id, inviter_id, message, time_zone, max_uses, created_at, expires_at)
    select n.*, ${mediaId}, ${inviterId}, ${message}, ${timeZone}, ${maxUses}::integer, ${createdAt}::timestamptz,
      ${expiresAt}::timestamptz
    from unnest(
      ${column('id')}::uuid[], ${column('publicId')}::text[], ${column('inviteeId')}::uuid[], ${column('email')}::text[],
      ${column('firstName')}::text[], ${column('lastName')}::text[], ${column('role')}::text[],
      ${column('language')}::text[]
    ) n
  `.execute(tx);
  const secrets = column('secret');
  await sql`
    insert into invite_secrets (id, invite_id, digest, via)
    select n.*, ${via} from unnest(
      ${secrets.map(({ id }) => id)}::uuid[], ${column('id')}::uuid[], ${secrets.map(({ digest }) => digest)}::bytea[]
    ) n
  `.execute(tx);
}

export async function endSecrets(tx: Tx, inviteId: string, now: Date): Promise<void> {
  await tx
    .updateTable('inviteSecrets')
    .set({ endedAt: now })
    .where('inviteId', '=', inviteId)
    .where('endedAt', 'is', null)
    .execute();
}

/** The mailed one stays good. */
export async function endCopiedSecrets(tx: Tx, inviteId: string, now: Date): Promise<void> {
  await tx
    .updateTable('inviteSecrets')
    .set({ endedAt: now })
    .where('inviteId', '=', inviteId)
    .where('via', '=', 'copied')
    .where('endedAt', 'is', null)
    .execute();
}

type Opening = {
  readonly inviteId: string;
  readonly deviceId: string;
  readonly secretId: string;
  readonly expiresAt: Date;
};

export async function putOpening(tx: Tx, opening: Opening): Promise<void> {
  await tx
    .insertInto('inviteOpenings')
    .values(opening)
    .onConflict((conflict) =>
      conflict
        .columns(['inviteId', 'deviceId'])
        .doUpdateSet({ secretId: opening.secretId, expiresAt: opening.expiresAt }),
    )
    .execute();
}

export async function deleteOldOpenings(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('inviteOpenings').where('expiresAt', '<', now).execute();
}

/** A live invitation of this address to this entry, if there is one. */
export function findLiveInvite(
  db: Db,
  { mediaId, inviteeId, now }: { readonly mediaId: string; readonly inviteeId: string; readonly now: Date },
): Promise<{ readonly id: string } | undefined> {
  return db
    .selectFrom('invites')
    .select('id')
    .where('mediaId', '=', mediaId)
    .where('inviteeId', '=', inviteeId)
    .where('removedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Those of these addresses that have a live invitation to this entry. */
export async function listInvited(
  db: Db,
  {
    mediaId,
    emailsFolded,
    now,
  }: { readonly mediaId: string; readonly emailsFolded: readonly string[]; readonly now: Date },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ emailFolded: string }>`
    select distinct e.email_folded from invites i join invitees e on e.id = i.invitee_id
    where e.email_folded = any(${emailsFolded}::text[]) and i.media_id = ${mediaId} and i.removed_at is null
      and i.expires_at > ${now}
  `.execute(db);
  return new Set(rows.map(({ emailFolded }) => emailFolded));
}

/** Locks the inviter against inviting twice at once, and says how much of the day's quota is spent. */
export async function countInvitesSince(tx: Tx, inviterId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('inviter ' || ${inviterId}, 0))`.execute(tx);
  return countInvitesSoFar(tx, inviterId, since);
}

/** The same without holding anybody, for what is said before. */
export async function countInvitesSoFar(db: Db, inviterId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('invites')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('inviterId', '=', inviterId)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

export type ListedInvite = InviteRow & {
  readonly inviterName: string;
  readonly inviterEmail: string;
  readonly mediaTitle: string;
  readonly availableFrom: Date | null;
  readonly availableUntil: Date | null;
  readonly joinedAt: Date | null;
  readonly holdsUntil: Date | null;
  readonly device: string | null;
  readonly proof: Proof | null;
  readonly via: Via | null;
};

/** `i` is the invitation, `e` who was invited, `g` the grant that holds or held last, `h` until when any holds. */
export const listedInvites = sql`
  select ${inviteColumns}, p.first_name || ' ' || p.last_name as inviter_name, p.email as inviter_email,
    m.title as media_title, m.available_from, m.available_until, g.joined_at, g.device, g.proof, g.via, h.holds_until
  from invites i
  join invitees e on e.id = i.invitee_id
  join media m on m.id = i.media_id
  join people p on p.id = i.inviter_id
  left join lateral (
    select g.joined_at, g.proof, g.via, d.label as device from grants g join devices d on d.id = g.device_id
    where g.invite_id = i.id order by g.ended_at is null desc, g.joined_at desc limit 1
  ) g on true
  left join lateral (
    select max(h.expires_at) as holds_until from grants h where h.invite_id = i.id and h.ended_at is null
  ) h on true
`;

export async function getListedInvite(db: Db, inviteId: string): Promise<ListedInvite> {
  const { rows } = await sql<ListedInvite>`${listedInvites} where i.id = ${inviteId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no invitation ${inviteId}.`);
  return row;
}

export type Suggestion = { readonly email: string; readonly firstName: string; readonly lastName: string };

/** People this inviter invited before, the latest spelling of each, by what was typed. */
export async function suggestEarlierInvitees(
  db: Db,
  { inviterId, search, limit }: { readonly inviterId: string; readonly search: string; readonly limit: number },
): Promise<readonly Suggestion[]> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Suggestion>`
    select email, first_name, last_name from (
      select distinct on (invitee_id) invitee_id, email, first_name, last_name, created_at from invites
      where inviter_id = ${inviterId} and email <> '' and (email ilike ${pattern} or first_name || ' ' || last_name ilike ${pattern})
      order by invitee_id, created_at desc
    ) latest order by created_at desc limit ${limit}
  `.execute(db);
  return rows;
}

/** What the invite window and its checks need of the entry. */
export type Entry = {
  readonly type: MediaType;
  readonly title: string;
  readonly deletedAt: Date | null;
  readonly availableFrom: Date | null;
  readonly availableUntil: Date | null;
};

export function findEntry(db: Db, mediaId: string): Promise<Entry | undefined> {
  return db
    .selectFrom('media')
    .select(['type', 'title', 'deletedAt', 'availableFrom', 'availableUntil'])
    .where('id', '=', mediaId)
    .executeTakeFirst();
}
