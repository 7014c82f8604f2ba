import type { Principal } from '#contract/access/principal.ts';
import type { InviteFilter } from '#contract/invites/filter.ts';
import type { InviteCounts } from '#contract/invites/managing.ts';
import { INVITE_STATES, type InviteView, MAIL_STATES } from '#contract/invites/view.ts';
import { BYTE_ORDER_MARK, csvRow } from '#infra/csv.ts';
import type { FileAnswer } from '#infra/http.ts';
import { actorOf } from '#infra/principal.ts';
import type { InviteDeps } from './deps.ts';
import { type Counted, countInvites, listInvites } from './listing-store.ts';
import { findEntry } from './store.ts';
import { inviteView } from './view.ts';

/** As many rows of a file as are held in memory at once. */
const ROWS_AT_ONCE = 500;

type Asked = { readonly mediaId: string; readonly filter: InviteFilter };

/** What became of an entry's invitations: page by page, counted, and as a file. */
export function createListing({ db, clock, audit, mail, notices }: InviteDeps) {
  return { list, counts, exportCsv };

  async function list({
    limit,
    after,
    ...asked
  }: Asked & { readonly limit: number; readonly after?: string | undefined }) {
    const now = clock.now();
    const rows = await listInvites(db, { ...asked, now, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const ids = shown.map((row) => row.id);
    const [fates, open] = await Promise.all([mail.fatesOf(db, ids), notices.openOf(db, ids)]);
    return {
      invites: shown.map((row) => inviteView(row, { fate: fates.get(row.id), notices: open.get(row.id) }, now)),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  async function counts(asked: Asked): Promise<InviteCounts> {
    const rows = await countInvites(db, { ...asked, now: clock.now() });
    const sum = (
      what: 'made' | 'matching' | 'sent' | 'delivered' | 'opened' | 'joined',
      among: readonly Counted[] = rows,
    ) => among.reduce((total, row) => total + row[what], 0);
    return {
      matching: sum('matching'),
      funnel: {
        made: sum('made'),
        sent: sum('sent'),
        delivered: sum('delivered'),
        opened: sum('opened'),
        joined: sum('joined'),
      },
      states: countEach(INVITE_STATES, (state) =>
        sum(
          'made',
          rows.filter((row) => row.state === state),
        ),
      ),
      mails: countEach(MAIL_STATES, (state) =>
        sum(
          'made',
          rows.filter((row) => row.mail === state),
        ),
      ),
    };
  }

  async function exportCsv({ caller, ...asked }: Asked & { readonly caller: Principal }): Promise<FileAnswer> {
    const entry = await findEntry(db, asked.mediaId);
    await audit.record(db, { action: 'invites.exported', actor: actorOf(caller), mediaId: asked.mediaId });
    return { name: `Invitations ${(entry?.title ?? '').slice(0, 80)}`.trim().concat('.csv'), chunks: rowsOf(asked) };
  }

  async function* rowsOf(asked: Asked): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(COLUMNS.map(([title]) => title));
    let after: string | undefined;
    do {
      const { invites, next } = await list({ ...asked, limit: ROWS_AT_ONCE, after });
      yield invites.map((invite) => csvRow(COLUMNS.map(([, cellOf]) => cellOf(invite)))).join('');
      after = next ?? undefined;
    } while (after !== undefined);
  }
}

function countEach<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  // `fromEntries` forgets which keys it was given.
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<K, number>;
}

/** No link and no secret: what the list shows, in the words of the API. */
const COLUMNS: readonly (readonly [title: string, cellOf: (invite: InviteView) => string])[] = [
  ['First name', ({ firstName }) => firstName],
  ['Last name', ({ lastName }) => lastName],
  ['Email', ({ email }) => email],
  ['Role', ({ role }) => role],
  ['Invitation', ({ state }) => state],
  ['Mail', ({ mail }) => mail.state],
  ['Mail reason', ({ mail }) => mail.reason ?? ''],
  ['Uses', ({ uses }) => String(uses)],
  ['Allowed uses', ({ maxUses }) => (maxUses === null ? 'unlimited' : String(maxUses))],
  ['Device', ({ device }) => device ?? ''],
  ['Proof of identity', ({ proof }) => proof ?? ''],
  ['Came by', ({ via }) => via ?? ''],
  ['Language', ({ language }) => language],
  ['Invited by', ({ inviterName }) => inviterName],
  ['Invited at', ({ createdAt }) => createdAt],
  ['Valid until', ({ expiresAt }) => expiresAt],
  ['Opened at', ({ openedAt }) => openedAt ?? ''],
  ['Joined at', ({ joinedAt }) => joinedAt ?? ''],
];
