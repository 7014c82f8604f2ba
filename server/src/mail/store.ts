import { sql } from 'kysely';
import type { MailState } from '#contract/invites/view.ts';
import { LANGUAGES } from '#contract/languages.ts';
import type { TemplateText, TemplateVersions } from '#contract/mail/templates.ts';
import type { Db, Tx } from '#infra/db.ts';

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
 * Who holds it sends the message. The lock is not one of the row: withdrawing an invitation must not wait for a
 * slow mail server. PostgreSQL lets go of it when the process dies.
 */
export async function lockSending(tx: Tx, messageId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('mail.send'), hashtext(${messageId})) as mine
  `.execute(tx);
  return rows[0]?.mine === true;
}

export type WaitingMessage = {
  readonly id: string;
  readonly purpose: 'invitation' | 'letter';
  readonly inviteId: string | null;
  readonly mediaId: string | null;
  readonly recipient: string;
  readonly sealedFacts: Buffer;
  readonly attempts: number;
  readonly createdAt: Date;
};

/** Nothing when it was sent, given up or withdrawn. */
export async function findWaitingMessage(tx: Tx, id: string): Promise<WaitingMessage | undefined> {
  const { rows } = await sql<WaitingMessage>`
    select m.id, m.purpose, m.invite_id, i.media_id, m.recipient, m.sealed_facts, m.attempts, m.created_at
    from mail_messages m left join invites i on i.id = m.invite_id
    where m.id = ${id} and m.state in ('queued', 'deferred') and m.sealed_facts is not null
      and (m.purpose = 'letter' or i.removed_at is null)
  `.execute(tx);
  return rows[0];
}

export async function putAccepted(tx: Tx, { id, now }: { readonly id: string; readonly now: Date }): Promise<void> {
  await sql`
    update mail_messages set state = 'sent', reason = null, sealed_facts = null, attempts = attempts + 1, changed_at = ${now}
    where id = ${id}
  `.execute(tx);
}

type Failed = { readonly id: string; readonly reason: string; readonly now: Date };

export async function putDeferred(tx: Tx, { id, reason, now }: Failed): Promise<void> {
  await sql`
    update mail_messages set state = 'deferred', reason = ${reason}, attempts = attempts + 1, changed_at = ${now}
    where id = ${id}
  `.execute(tx);
}

export async function putBounced(tx: Tx, { id, reason, now }: Failed): Promise<void> {
  await sql`
    update mail_messages set state = 'bounced', reason = ${reason}, sealed_facts = null, attempts = attempts + 1, changed_at = ${now}
    where id = ${id}
  `.execute(tx);
}

/** What nobody was told yet leaves no trace; that the link ended is the feature's own to record. */
export async function deleteWaitingOfInvite(tx: Tx, inviteId: string): Promise<void> {
  await tx
    .deleteFrom('mailMessages')
    .where('inviteId', '=', inviteId)
    .where('purpose', '=', 'invitation')
    .where('state', 'in', ['queued', 'deferred'])
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
    .where('state', 'in', ['queued', 'deferred'])
    .execute();
}

/** What was sent stays as a count; to whom, and its subject with their name in it, is gone. */
export async function forgetRecipients(tx: Tx, inviteIds: readonly string[]): Promise<void> {
  await sql`
    update mail_messages set recipient = '', recipient_folded = '', subject = '', reason = null
    where invite_id = any(${inviteIds}::uuid[])
  `.execute(tx);
}

/** Messages that wait although no attempt was made since `before`: their order was lost with a process or a restore. */
export async function listStranded(tx: Tx, before: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('mailMessages')
    .select('id')
    .where('state', 'in', ['queued', 'deferred'])
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

export type Fate = {
  readonly inviteId: string;
  readonly state: Exclude<MailState, 'not-mailed'>;
  readonly reason: string | null;
  readonly at: Date;
};

export async function listLatestFates(db: Db, inviteIds: readonly string[]): Promise<readonly Fate[]> {
  if (inviteIds.length === 0) return [];
  const { rows } = await sql<Fate>`
    select distinct on (invite_id) invite_id, state, reason, changed_at as at
    from mail_messages where invite_id = any(${inviteIds}::uuid[]) and purpose = 'invitation'
    order by invite_id, created_at desc, id desc
  `.execute(db);
  return rows;
}

export type MessageRow = {
  readonly id: string;
  readonly recipientFolded: string;
  readonly subject: string;
  readonly state: Exclude<MailState, 'not-mailed'>;
  readonly attempts: number;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

export function listRecentMessages(db: Db, limit: number): Promise<readonly MessageRow[]> {
  return db
    .selectFrom('mailMessages')
    .select(['id', 'recipientFolded', 'subject', 'state', 'attempts', 'reason', 'createdAt', 'changedAt'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countByState(
  db: Db,
  since: Date,
): Promise<ReadonlyMap<Exclude<MailState, 'not-mailed'>, number>> {
  const rows = await db
    .selectFrom('mailMessages')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .where('createdAt', '>', since)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}
