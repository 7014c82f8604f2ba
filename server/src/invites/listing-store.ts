import { type RawBuilder, sql } from 'kysely';
import type { InviteFilter } from '#contract/invites/filter.ts';
import type { InviteState, MailState } from '#contract/invites/view.ts';
import type { Db } from '#infra/db.ts';
import { statesThatReach } from './policy.ts';
import { type ListedInvite, listedInvites } from './store.ts';

type Asked = { readonly mediaId: string; readonly filter: InviteFilter; readonly now: Date };

/** `inviteStateAt` of the policy, for who asks the database; a test holds the two together. */
export function stateAt(now: Date): RawBuilder<InviteState> {
  return sql<InviteState>`case
    when i.removed_at is not null then 'removed'
    when w.for_owner then 'waits-for-owner'
    when h.holds_until > ${now} then 'joined'
    when g.joined_at is not null then 'access-ended'
    when i.expires_at <= ${now} then 'expired'
    when i.opened_at is null then 'waiting' else 'opened'
  end`;
}

/** `w`: whether the invited person waits to move to another device. */
const waiting = sql`cross join lateral (
  select exists (select from notices n where n.invite_id = i.id and n.kind = 'move-waits' and n.done_at is null) as for_owner
) w`;

/** The same as the outbox tells: that of the latest message. */
const mailState = sql<MailState>`coalesce((
  select l.state from mail_messages l where l.invite_id = i.id and l.purpose = 'invitation'
  order by l.created_at desc, l.id desc limit 1
), 'not-mailed')`;

function fits({ search, state, mail, role, proof }: InviteFilter, now: Date, mailNow = mailState) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = [
    search === ''
      ? null
      : sql`(i.first_name || ' ' || i.last_name ilike ${pattern} or i.email ilike ${pattern} or e.email_folded ilike ${pattern})`,
    state.length === 0 ? null : sql`${stateAt(now)} = any(${state})`,
    mail.length === 0 ? null : sql`${mailNow} = any(${mail})`,
    role.length === 0 ? null : sql`i.role = any(${role})`,
    proof.length === 0 ? null : sql`g.proof = any(${proof})`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

type Page = { readonly after: string | undefined; readonly limit: number };

/** Newest first. `after` is the last one seen: its place holds also when it no longer fits the filter. */
export async function listInvites(
  db: Db,
  { mediaId, filter, now, after = undefined, limit }: Asked & Page,
): Promise<readonly ListedInvite[]> {
  const from =
    after === undefined
      ? sql`true`
      : sql`(i.created_at, i.id) < (select l.created_at, l.id from invites l where l.id = ${after}::uuid)`;
  const { rows } = await sql<ListedInvite>`
    ${listedInvites} ${waiting} where i.media_id = ${mediaId} and ${from} and ${fits(filter, now)}
    order by i.created_at desc, i.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export type Counted = {
  readonly state: InviteState;
  readonly mail: MailState;
  readonly made: number;
  readonly matching: number;
  readonly sent: number;
  readonly delivered: number;
  readonly opened: number;
  readonly joined: number;
};

/** Everything there is to count of an entry's invitations, by their two states, in one pass. */
export async function countInvites(db: Db, { mediaId, filter, now }: Asked): Promise<readonly Counted[]> {
  const latest = sql<MailState>`coalesce(l.states[1], 'not-mailed')`;
  const { rows } = await sql<Counted>`
    select state, mail, count(*) as made, count(*) filter (where matching) as matching,
      count(*) filter (where sent) as sent, count(*) filter (where delivered) as delivered,
      count(*) filter (where opened) as opened, count(*) filter (where joined) as joined
    from (
      select ${stateAt(now)} as state, ${latest} as mail, ${fits(filter, now, latest)} as matching,
        coalesce(l.states && ${statesThatReach('sent')}::text[], false) as sent,
        coalesce(l.states && ${statesThatReach('delivered')}::text[], false) or coalesce(h.came_by_mail, false) as delivered,
        i.opened_at is not null or g.joined_at is not null as opened, g.joined_at is not null as joined
      from invites i
      join invitees e on e.id = i.invitee_id
      left join lateral (
        select max(h.joined_at) as joined_at, max(h.expires_at) filter (where h.ended_at is null) as holds_until,
          bool_or(h.via = 'mailed') as came_by_mail,
          (array_agg(h.proof order by h.ended_at is null desc, h.joined_at desc))[1] as proof
        from grants h where h.invite_id = i.id
      ) h on true
      cross join lateral (select h.joined_at, h.proof) g
      ${waiting}
      left join lateral (
        select array_agg(l.state order by l.created_at desc, l.id desc) as states
        from mail_messages l where l.invite_id = i.id and l.purpose = 'invitation'
      ) l on true
      where i.media_id = ${mediaId}
    ) counted group by state, mail
  `.execute(db);
  return rows;
}
