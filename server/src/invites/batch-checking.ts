import { randomUUID } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import { BATCH_MAX_ROWS, BATCH_VERDICTS, type BatchVerdict, type BatchView } from '#contract/invites/batches.ts';
import { rolesOfferedBy } from '#contract/invites/rules.ts';
import { type Db, transact } from '#infra/db.ts';
import { takeAttempt } from '#infra/limits.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { batchEndsAt, judge } from './batches/policy.ts';
import { readBatch } from './batches/rows.ts';
import * as batches from './batches/store.ts';
import type { InviteDeps } from './deps.ts';
import { dailyQuotaOf } from './policy.ts';
import * as store from './store.ts';

const DAY = 24 * 3_600_000;
/** Each may be as long as the longest list, and is read in one go. */
const DRY_RUNS = { max: 60, perSeconds: 600 } as const;
const ROWS_SHOWN_FIRST = 100;
const BATCHES_SHOWN = 20;

type PageWanted = { readonly verdict: BatchVerdict | undefined; readonly after: number; readonly limit: number };
type OnEntry = { readonly mediaId: string; readonly caller: Principal };
type OnBatch = OnEntry & { readonly batchId: string };

/** Many at once (4.6), before anybody is invited: a verdict for each row. A batch is its maker's alone. */
export function createChecking({ db, clock, audit, settings }: InviteDeps) {
  return { checkBatch, listBatches, viewBatch, sweepBatches: () => batches.deleteOldBatches(db, clock.now()) };

  async function checkBatch({ mediaId, caller, text }: OnEntry & { readonly text: string }) {
    const { personId: makerId, siteRole } = personOf(caller);
    const now = clock.now();
    if (!(await takeAttempt(db, `invite batches ${makerId}`, DRY_RUNS, now))) throw new Problem('request.too-many');
    const reading = readBatch(text);
    if (reading.kind === 'refuse') throw refusalOf(reading.because);
    const [entry, invites, spent] = await Promise.all([
      store.findEntry(db, mediaId),
      settings.get('invites'),
      store.countInvitesSoFar(db, makerId, new Date(now.getTime() - DAY)),
    ]);
    if (entry === undefined) throw new Problem('media.unknown');
    if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
    const emailsFolded = reading.rows.flatMap(({ email }) => foldEmail(email) ?? []);
    const rows = judge(reading.rows, {
      roles: rolesOfferedBy(entry.type),
      settings: invites,
      invited: await store.listInvited(db, { mediaId, emailsFolded, now }),
      left: dailyQuotaOf(siteRole, invites) - spent,
    });

    const id = randomUUID();
    await transact(db, async (tx) => {
      await batches.putDryRun(tx, { id, mediaId, makerId, createdAt: now, expiresAt: batchEndsAt(now) }, rows);
      await audit.record(tx, {
        action: 'invites.batch-checked',
        actor: actorOf(caller),
        mediaId,
        subjectId: id,
        facts: { rows: rows.length, ok: rows.filter(({ verdict }) => verdict === 'ok').length },
      });
    });
    const page = { verdict: undefined, after: 0, limit: ROWS_SHOWN_FIRST };
    return viewBatch({ mediaId, batchId: id, caller, page });
  }

  /** For whoever closed the page while invitations were made, or before they took the links. */
  async function listBatches({ mediaId, caller }: OnEntry): Promise<{ batches: BatchView[] }> {
    const { personId: makerId } = personOf(caller);
    const found = await batches.listCommitted(db, { mediaId, makerId, now: clock.now(), limit: BATCHES_SHOWN });
    return { batches: await Promise.all(found.map((batch) => batchView(db, batch))) };
  }

  async function viewBatch({ page, ...which }: OnBatch & { readonly page: PageWanted }) {
    const { mediaId, batchId, caller } = which;
    const { personId: makerId } = personOf(caller);
    const batch = await batches.findBatch(db, { mediaId, batchId, makerId, now: clock.now() });
    if (batch === undefined) throw new Problem('invites.batch-unknown');
    const [view, found] = await Promise.all([
      batchView(db, batch),
      batches.listRows(db, { batchId, ...page, limit: page.limit + 1 }),
    ]);
    const rows = found.slice(0, page.limit).map(({ emailFolded: _, ...row }) => row);
    return { batch: view, rows, next: found.length > page.limit ? (rows.at(-1)?.number ?? null) : null };
  }
}

export async function batchView(db: Db, batch: batches.Batch): Promise<BatchView> {
  const counts = await batches.countByVerdict(db, batch.id);
  const { committedAt, wish, finishedAt, downloadedAt } = batch;
  const commit = committedAt !== null &&
    wish !== null && {
      mail: wish.mail,
      at: committedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      downloadedAt: downloadedAt?.toISOString() ?? null,
    };
  return {
    id: batch.id,
    rowCount: batch.rowCount,
    counts: Object.fromEntries(BATCH_VERDICTS.map((verdict) => [verdict, counts.get(verdict) ?? 0])) as Record<
      BatchVerdict,
      number
    >, // One entry for each of them.
    createdAt: batch.createdAt.toISOString(),
    expiresAt: batch.expiresAt.toISOString(),
    commit: commit === false ? null : commit,
  };
}

function refusalOf(because: 'empty' | 'too-long'): Problem {
  return because === 'empty'
    ? new Problem('invites.batch-empty')
    : new Problem('invites.batch-too-long', { facts: { most: BATCH_MAX_ROWS } });
}
