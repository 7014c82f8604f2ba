import { sql } from 'kysely';
import type { Bounce } from '#contract/invites/view.ts';
import { LANGUAGES } from '#contract/languages.ts';
import type { MessageState } from '#contract/mail/fate.ts';
import type { TemplateText, TemplateVersions } from '#contract/mail/templates.ts';
import type { Db, Tx } from '#infra/db.ts';
import type { Fate } from './policy.ts';

export type TemplateRow = TemplateText & { readonly id: string; readonly changedAt: Date };

const templates = sql<TemplateRow>`
  select t.id, t.name, t.sender_name, t.changed_at, (
    select json_object_agg(v.language, json_build_object('subject', v.subject, 'html', v.html, 'plain', v.plain))
    from mail_template_versions v where v.template_id = t.id
  ) as versions
  from mail_templates t
`;

export async function listTemplates(db: Db): Promise<readonly TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`${templates} order by t.name, t.id limit 200`.execute(db);
  return rows;
}

export async function findTemplate(db: Db, id: string): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`${templates} where t.id = ${id}`.execute(db);
  return rows[0];
}

export async function insertTemplate(tx: Tx, { versions, ...template }: TemplateRow): Promise<void> {
  await tx.insertInto('mailTemplates').values(template).execute();
  await insertVersions(tx, template.id, versions);
}

/** All that it says at once, so that a version that is left out is gone; false when there is no such template. */
export async function updateTemplate(tx: Tx, { id, versions, ...change }: TemplateRow): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mailTemplates')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await tx.deleteFrom('mailTemplateVersions').where('templateId', '=', id).execute();
  await insertVersions(tx, id, versions);
  return true;
}

async function insertVersions(tx: Tx, templateId: string, versions: TemplateVersions): Promise<void> {
  const rows = LANGUAGES.flatMap((language) => {
    const version = versions[language];
    return version === undefined ? [] : [{ templateId, language, ...version }];
  });
  await tx.insertInto('mailTemplateVersions').values(rows).execute();
}

/** Held until commit: settings that are just being saved with it hold it too, so one of the two waits. */
export async function lockTemplate(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('mailTemplates').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return row !== undefined;
}

/** The stored settings, not what a process remembers of them. */
export async function isTemplateInUse(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from settings where module = 'invites' and value ->> 'inviteEmailTemplateId' = ${id}
  `.execute(tx);
  return rows.length > 0;
}

export async function deleteTemplate(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('mailTemplates').where('id', '=', id).execute();
}

export type NewMessage = {
  readonly id: string;
  readonly purpose: 'invitation' | 'letter';
  /** Which of our own letters; null for an invitation. */
  readonly letter: string | null;
  readonly inviteId: string | null;
  readonly personId: string | null;
  readonly recipient: string;
  readonly recipientFolded: string;
  readonly templateId: string | null;
  readonly sealedFacts: Buffer;
  readonly subject: string;
  readonly now: Date;
};

export async function insertMessage(tx: Tx, { now, ...message }: NewMessage): Promise<void> {
  await tx
    .insertInto('mailMessages')
    .values({ ...message, state: 'queued', reason: null, createdAt: now, changedAt: now })
    .execute();
}

export async function insertInvitationMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const column = <K extends keyof NewMessage>(name: K) => messages.map((message) => message[name]);
  await sql`
    insert into mail_messages (id, invite_id, recipient, recipient_folded, template_id, sealed_facts, subject,
      created_at, changed_at, purpose, state)
    select n.*, n.at, 'invitation', 'queued' from unnest(
      ${column('id')}::uuid[], ${column('inviteId')}::uuid[], ${column('recipient')}::text[],
      ${column('recipientFolded')}::text[], ${column('templateId')}::uuid[], ${column('sealedFacts')}::bytea[],
      ${column('subject')}::text[], ${column('now')}::timestamptz[]
    ) as n (id, invite_id, recipient, recipient_folded, template_id, sealed_facts, subject, at)
  `.execute(tx);
}

/**
 * Who holds it sends the message or notes what became of it. The lock is not one of the row: withdrawing an
 * invitation must not wait for a slow mail server. PostgreSQL lets go of it when the process dies.
 */
export async function lockSending(tx: Tx, messageId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('mail.send'), hashtext(${messageId})) as mine
  `.execute(tx);
  return rows[0]?.mine === true;
}

/** Which message, and whose page shows it. */
export type About = {
  readonly id: string;
  readonly purpose: 'invitation' | 'letter';
  readonly inviteId: string | null;
  readonly mediaId: string | null;
  /** Its invitation was removed: nobody needs to hear of it. */
  readonly isWithdrawn: boolean;
};

export type WaitingMessage = About & {
  readonly recipient: string;
  readonly sealedFacts: Buffer;
  readonly attempts: number;
  readonly createdAt: Date;
};

/** Nothing when it was sent, given up or withdrawn. */
export async function findWaitingMessage(tx: Tx, id: string): Promise<WaitingMessage | undefined> {
  const { rows } = await sql<WaitingMessage>`
    select m.id, m.purpose, m.invite_id, i.media_id, m.recipient, m.sealed_facts, m.attempts, m.created_at,
      i.removed_at is not null as is_withdrawn
    from mail_messages m left join invites i on i.id = m.invite_id
    where m.id = ${id} and m.state in ('queued', 'deferred') and m.sealed_facts is not null
      and (m.purpose = 'letter' or i.removed_at is null)
  `.execute(tx);
  return rows[0];
}

type KnownMessage = About & {
  readonly state: MessageState;
  readonly bounce: Bounce | null;
  readonly isWaiting: boolean;
  readonly attempts: number;
};

export async function findMessage(tx: Tx, id: string): Promise<KnownMessage | undefined> {
  const { rows } = await sql<KnownMessage>`
    select m.id, m.purpose, m.invite_id, i.media_id, m.state, m.bounce, m.sealed_facts is not null as is_waiting,
      m.attempts, i.removed_at is not null as is_withdrawn
    from mail_messages m left join invites i on i.id = m.invite_id where m.id = ${id}
  `.execute(tx);
  return rows[0];
}

type Fated = { readonly id: string; readonly fate: Fate; readonly attempts: number; readonly now: Date };

/** The link is shredded, unless it goes out again by another attempt. */
export async function putFate(tx: Tx, { id, fate, attempts, now }: Fated): Promise<void> {
  const reason = 'reason' in fate ? fate.reason : null;
  const bounce = 'bounce' in fate ? fate.bounce : null;
  await sql`
    update mail_messages set state = ${fate.state}, bounce = ${bounce}, reason = ${reason}, attempts = ${attempts},
      sealed_facts = case when ${fate.state} = 'deferred' then sealed_facts end, changed_at = ${now}
    where id = ${id}
  `.execute(tx);
}

/** What nobody was told yet leaves no trace; that the link ended is the feature's own to record. */
export async function deleteWaitingOfInvite(tx: Tx, inviteId: string): Promise<void> {
  await tx
    .deleteFrom('mailMessages')
    .where('inviteId', '=', inviteId)
    .where('purpose', '=', 'invitation')
    .where('sealedFacts', 'is not', null)
    .execute();
}

type Letters = {
  readonly kind: string;
  readonly personId: string | null;
  readonly inviteId: string | null;
  readonly recipientFolded: string;
};

/** An older letter of the same kind about the same, to the same address. */
export async function deleteWaitingLetters(tx: Tx, about: Letters): Promise<void> {
  await tx
    .deleteFrom('mailMessages')
    .where('letter', '=', about.kind)
    .where('personId', 'is not distinct from', about.personId)
    .where('inviteId', 'is not distinct from', about.inviteId)
    .where('recipientFolded', '=', about.recipientFolded)
    .where('sealedFacts', 'is not', null)
    .execute();
}

/** What was sent stays as a count; to whom, and its subject with their name in it, is gone. */
export async function forgetRecipients(tx: Tx, inviteIds: readonly string[]): Promise<void> {
  await sql`
    update mail_messages set recipient = '', recipient_folded = '', subject = '', reason = null
    where invite_id = any(${inviteIds}::uuid[])
  `.execute(tx);
}

/** Letters of one kind to somebody who is forgotten: nobody asks what became of them. */
export async function deleteLetters(tx: Tx, kind: string, recipientFolded: string): Promise<void> {
  await tx
    .deleteFrom('mailMessages')
    .where('letter', '=', kind)
    .where('recipientFolded', '=', recipientFolded)
    .execute();
}

/** Messages that wait although no attempt was made since `before`: their order was lost with a process or a restore. */
export async function listStranded(tx: Tx, before: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('mailMessages')
    .select('id')
    .where('sealedFacts', 'is not', null)
    .where('changedAt', '<', before)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map((row) => row.id);
}

/** Holds this address until commit, so that two orders cannot both see its last mail of the day free. */
export async function countInvitationsTo(
  tx: Tx,
  { recipientFolded, since }: { readonly recipientFolded: string; readonly since: Date },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('mail.to'), hashtext(${recipientFolded}))`.execute(tx);
  const { count } = await tx
    .selectFrom('mailMessages')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('recipientFolded', '=', recipientFolded)
    .where('purpose', '=', 'invitation')
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** The same for many, each address once; held in one order by all, so that two batches cannot wait for each other. */
export async function countInvitationsToEach(
  tx: Tx,
  { recipientsFolded, since }: { readonly recipientsFolded: readonly string[]; readonly since: Date },
): Promise<ReadonlyMap<string, number>> {
  await sql`
    select pg_advisory_xact_lock(hashtext('mail.to'), held.key) from (
      select distinct hashtext(address) as key from unnest(${recipientsFolded}::text[]) address order by key
    ) held
  `.execute(tx);
  const { rows } = await sql<{ recipientFolded: string; count: number }>`
    select recipient_folded, count(*) from mail_messages
    where recipient_folded = any(${recipientsFolded}::text[]) and purpose = 'invitation' and created_at > ${since}
    group by recipient_folded
  `.execute(tx);
  return new Map(rows.map(({ recipientFolded, count }) => [recipientFolded, count]));
}

/** The latest message to this address that was handed over or given up, by whomever. */
export function findLatestTo(
  at: Db,
  recipientFolded: string,
): Promise<{ readonly state: MessageState; readonly bounce: Bounce | null } | undefined> {
  return at
    .selectFrom('mailMessages')
    .select(['state', 'bounce'])
    .where('recipientFolded', '=', recipientFolded)
    .where('sealedFacts', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listLatestTo(
  at: Db,
  recipientsFolded: readonly string[],
): Promise<
  readonly { readonly recipientFolded: string; readonly state: MessageState; readonly bounce: Bounce | null }[]
> {
  const { rows } = await sql<{ recipientFolded: string; state: MessageState; bounce: Bounce | null }>`
    select distinct on (recipient_folded) recipient_folded, state, bounce from mail_messages
    where recipient_folded = any(${recipientsFolded}::text[]) and sealed_facts is null
    order by recipient_folded, created_at desc, id desc
  `.execute(at);
  return rows;
}

type LatestFate = {
  readonly inviteId: string;
  readonly state: MessageState;
  readonly bounce: Bounce | null;
  readonly reason: string | null;
  readonly at: Date;
};

export async function listLatestFates(db: Db, inviteIds: readonly string[]): Promise<readonly LatestFate[]> {
  if (inviteIds.length === 0) return [];
  const { rows } = await sql<LatestFate>`
    select distinct on (invite_id) invite_id, state, bounce, reason, changed_at as at
    from mail_messages where invite_id = any(${inviteIds}::uuid[]) and purpose = 'invitation'
    order by invite_id, created_at desc, id desc
  `.execute(db);
  return rows;
}

export type MessageRow = {
  readonly id: string;
  readonly recipientFolded: string;
  readonly subject: string;
  readonly state: MessageState;
  readonly bounce: Bounce | null;
  readonly attempts: number;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

export function listRecentMessages(db: Db, limit: number): Promise<readonly MessageRow[]> {
  return db
    .selectFrom('mailMessages')
    .select(['id', 'recipientFolded', 'subject', 'state', 'bounce', 'attempts', 'reason', 'createdAt', 'changedAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countByState(db: Db, since: Date): Promise<ReadonlyMap<MessageState, number>> {
  const rows = await db
    .selectFrom('mailMessages')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .where('createdAt', '>', since)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export type BoxState = {
  readonly uidValidity: number;
  readonly lastUid: number;
  readonly lookedAt: Date;
  readonly trouble: string | null;
};

export function findBoxState(db: Db, name: string): Promise<BoxState | undefined> {
  return db
    .selectFrom('mailReturnBox')
    .select(['uidValidity', 'lastUid', 'lookedAt', 'trouble'])
    .where('name', '=', name)
    .executeTakeFirst();
}

export async function putBoxState(db: Db, name: string, state: BoxState): Promise<void> {
  await db
    .insertInto('mailReturnBox')
    .values({ name, ...state })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(state))
    .execute();
}

type ToldAppointment = {
  readonly inviteId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
};

/** What these calendars hold from now on; says the number of each, which rises when there was one before. */
export async function putCalendars(tx: Tx, told: readonly ToldAppointment[]): Promise<ReadonlyMap<string, number>> {
  if (told.length === 0) return new Map();
  const { rows } = await sql<{ inviteId: string; sequence: number }>`
    insert into mail_calendars as c (invite_id, title, starts_at, ends_at, sequence)
    select n.*, 0 from unnest(
      ${told.map((each) => each.inviteId)}::uuid[], ${told.map((each) => each.title)}::text[],
      ${told.map((each) => each.startsAt)}::timestamptz[], ${told.map((each) => each.endsAt)}::timestamptz[]
    ) n
    on conflict (invite_id) do update set title = excluded.title, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, sequence = c.sequence + 1, is_cancelled = false
    returning invite_id, sequence
  `.execute(tx);
  return new Map(rows.map(({ inviteId, sequence }) => [inviteId, sequence]));
}

export type ToldCalendar = {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly sequence: number;
};

/** Nothing where there is none that holds. */
export async function cancelCalendar(tx: Tx, inviteId: string): Promise<ToldCalendar | undefined> {
  const { rows } = await sql<ToldCalendar>`
    update mail_calendars set sequence = sequence + 1, is_cancelled = true
    where invite_id = ${inviteId} and not is_cancelled returning title, starts_at, ends_at, sequence
  `.execute(tx);
  return rows[0];
}

export async function findCalendarSequence(db: Db, inviteId: string): Promise<number | undefined> {
  const found = await db
    .selectFrom('mailCalendars')
    .select('sequence')
    .where('inviteId', '=', inviteId)
    .executeTakeFirst();
  return found?.sequence;
}

/** Invitations to this entry whose people were mailed another time or title than it has now; withdrawn ones were told. */
export async function listOutdatedCalendars(tx: Tx, mediaId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ inviteId: string }>`
    select c.invite_id from mail_calendars c
    join invites i on i.id = c.invite_id
    join media m on m.id = i.media_id
    where i.media_id = ${mediaId} and i.removed_at is null and m.deleted_at is null
      and (c.is_cancelled and m.available_from is not null
        or not c.is_cancelled and (c.starts_at, c.ends_at, c.title) is distinct from (m.available_from, m.available_until, m.title))
    order by c.invite_id
  `.execute(tx);
  return rows.map((row) => row.inviteId);
}
