import type { Principal } from '#contract/access/principal.ts';
import type { EventRole } from '#contract/access/roles.ts';
import type { BatchView } from '#contract/invites/batches.ts';
import { rolesOfferedBy } from '#contract/invites/rules.ts';
import type { Language } from '#contract/languages.ts';
import { announce } from '#infra/announce.ts';
import { BYTE_ORDER_MARK, csvRow } from '#infra/csv.ts';
import { type Tx, transact } from '#infra/db.ts';
import type { FileAnswer } from '#infra/http.ts';
import { actorOf, personOf } from '#infra/principal.ts';
import { fieldProblem, Problem } from '#infra/problem.ts';
import { batchView } from './batch-checking.ts';
import * as batches from './batches/store.ts';
import type { InviteDeps } from './deps.ts';
import { batchProgressed } from './news.ts';
import * as store from './store.ts';
import { requireValidUntil } from './validity.ts';

type OnBatch = { readonly mediaId: string; readonly batchId: string; readonly caller: Principal };
type Wanted = {
  readonly mail: boolean;
  readonly role: EventRole;
  readonly language: Language;
  readonly validUntil?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly message: string;
};

/** Many at once (4.6), once the inviter said yes: the order to invite, and the links that come of it, once. */
export function createCommitting({ db, clock, keys, jobs, audit, mail, settings }: InviteDeps) {
  return { commitBatch, downloadBatch };

  /** The first time decides. Again, it only makes sure that somebody is at work. */
  async function commitBatch({ caller, wanted, ...which }: OnBatch & { readonly wanted: Wanted }): Promise<BatchView> {
    const [entry, invites] = await Promise.all([store.findEntry(db, which.mediaId), settings.get('invites')]);
    if (entry === undefined) throw new Problem('media.unknown');
    if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
    return transact(db, async (tx) => {
      const batch = await lockMine(tx, { ...which, caller });
      if (batch.committedAt === null) {
        const counts = await batches.countByVerdict(tx, batch.id);
        if ((counts.get('ok') ?? 0) === 0) throw new Problem('invites.batch-empty');
        if (!rolesOfferedBy(entry.type).includes(wanted.role)) throw fieldProblem('invites.role-not-offered', 'role');
        if (wanted.mail && !mail.isConfigured) throw new Problem('mail.no-server');
        if (wanted.mail && invites.inviteEmailTemplateId === null) throw new Problem('invites.no-template');
        const { validUntil, timeZone = null, ...rest } = wanted;
        const now = clock.now();
        const expiresAt = requireValidUntil(validUntil, invites, { opensAt: entry.availableFrom, now }).toISOString();
        await batches.putCommit(tx, {
          batchId: batch.id,
          wish: { ...rest, by: committerOf(caller), timeZone, expiresAt },
          now,
        });
        await audit.record(tx, {
          action: 'invites.batch-committed',
          actor: actorOf(caller),
          mediaId: batch.mediaId,
          subjectId: batch.id,
          facts: { ok: counts.get('ok') ?? 0, mailed: wanted.mail },
        });
        await announce(tx, batchProgressed(batch));
      }
      if (batch.finishedAt === null) await jobs.order(tx, 'invites.commit-batch', { batchId: batch.id });
      return batchView(tx, await lockMine(tx, { ...which, caller }));
    });
  }

  /** Of several at the same moment exactly one gets the links: the others wait for its commit. */
  function downloadBatch(which: OnBatch): Promise<FileAnswer> {
    return transact(db, async (tx) => {
      const batch = await lockMine(tx, which);
      const { wish, finishedAt, downloadedAt } = batch;
      if (wish === null || finishedAt === null) throw new Problem('invites.batch-not-finished');
      if (wish.mail) throw new Problem('invites.batch-was-mailed');
      if (downloadedAt !== null)
        throw new Problem('invites.batch-downloaded', { facts: { at: downloadedAt.toISOString() } });
      const links = await batches.listLinks(tx, batch.id);
      await batches.shredLinks(tx, { batchId: batch.id, now: clock.now() });
      await audit.record(tx, {
        action: 'invites.batch-downloaded',
        actor: actorOf(which.caller),
        mediaId: batch.mediaId,
        subjectId: batch.id,
        facts: { links: links.length },
      });
      await announce(tx, batchProgressed(batch));
      const entry = await store.findEntry(tx, batch.mediaId);
      return { name: `${entry?.title ?? ''} – links.csv`, chunks: fileOf(links, wish) };
    });
  }

  async function* fileOf(links: readonly batches.LinkRow[], { expiresAt }: batches.Wish) {
    yield BYTE_ORDER_MARK + csvRow(['First name', 'Last name', 'Email', 'Role', 'Link', 'Valid until']);
    for (const { inviteId, firstName, lastName, email, role, sealedLink } of links) {
      const link = keys.unseal(sealedLink, sealedLinkOf(inviteId)).toString();
      yield csvRow([firstName, lastName, email, role, link, expiresAt]);
    }
  }

  async function lockMine(tx: Tx, { mediaId, batchId, caller }: OnBatch): Promise<batches.Batch> {
    const { personId: makerId } = personOf(caller);
    const batch = await batches.lockBatch(tx, { mediaId, batchId, makerId, now: clock.now() });
    if (batch === undefined) throw new Problem('invites.batch-unknown');
    return batch;
  }
}

/** What a sealed link is bound to: it opens nowhere but in its own invitation's row. */
export const sealedLinkOf = (inviteId: string) => `batch-link:${inviteId}`;

function committerOf(caller: Principal): batches.Wish['by'] {
  const by = personOf(caller);
  return by.kind === 'key' ? { kind: 'key', id: by.keyId } : { kind: 'person', id: by.personId };
}
