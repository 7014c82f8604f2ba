import { randomUUID } from 'node:crypto';
import { SCOPES } from '#contract/access/principal.ts';
import { rolesOfferedBy } from '#contract/invites/rules.ts';
import type { InviteSettings } from '#contract/settings/modules.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { newPublicId, newSecret, Secret } from '#infra/secret.ts';
import { timesOf } from './appointments.ts';
import { sealedLinkOf } from './batch-committing.ts';
import { batchEndsAt, judgeAgain } from './batches/policy.ts';
import * as batches from './batches/store.ts';
import type { InviteDeps } from './deps.ts';
import { linkTo } from './link.ts';
import { batchProgressed } from './news.ts';
import { dailyQuotaOf, maxUsesOf } from './policy.ts';
import * as store from './store.ts';

const DAY = 24 * 3_600_000;
/** Large enough that statements are few, small enough that the inviter's other work waits for a moment only. */
const ROWS_AT_ONCE = 250;

/** The work behind a committed batch. A row's verdict changes with its invitation, so nothing is made twice. */
export function createMaking(deps: InviteDeps) {
  const { db, clock, keys, access, audit, mail, settings, webhooks, publicUrl } = deps;
  return { makeBatch };

  async function makeBatch(batchId: string, signal: AbortSignal): Promise<void> {
    while (await makeSome(batchId)) signal.throwIfAborted();
  }

  /** True while there is more to do. */
  async function makeSome(batchId: string): Promise<boolean> {
    const found = await batches.findOpenBatch(db, batchId);
    if (found === undefined) return false;
    const invites = await settings.get('invites');
    const mayGoOn = await isStillAllowed(found, invites);
    return transact(db, async (tx) => {
      await batches.holdBatch(tx, batchId);
      const batch = await batches.findOpenBatch(tx, batchId);
      if (batch === undefined) return false;
      if (!mayGoOn) await batches.stopRows(tx, batchId);
      const rows = await batches.listOpenRows(tx, batchId, ROWS_AT_ONCE);
      const entry = await store.findEntry(tx, batch.mediaId);
      if (entry !== undefined && rows.length > 0)
        await batches.putOutcomes(tx, batchId, await inviteRows(tx, { batch, rows, invites, entry }));
      const isLast = rows.length < ROWS_AT_ONCE;
      if (isLast) {
        const now = clock.now();
        await batches.putFinished(tx, { batchId, now, expiresAt: batchEndsAt(now) });
      }
      await announce(tx, batchProgressed(batch));
      return !isLast;
    });
  }

  /** Whoever committed it may have lost the right since, and the portal its mail server. */
  async function isStillAllowed(
    { mediaId, makerId, maker, wish }: batches.OpenBatch,
    invites: InviteSettings,
  ): Promise<boolean> {
    if (maker.isDeactivated || clock.now() >= new Date(wish.expiresAt)) return false;
    if (wish.mail && (!mail.isConfigured || invites.inviteEmailTemplateId === null)) return false;
    const { abilities } = await access.standingOn(
      {
        kind: 'key',
        keyId: 'batch',
        personId: makerId,
        siteRole: maker.siteRole,
        scopes: SCOPES,
        sessionId: null,
        deviceId: null,
      },
      mediaId,
    );
    return abilities.includes('invites.manage');
  }

  type Chunk = {
    readonly batch: batches.OpenBatch;
    readonly rows: readonly batches.OpenRow[];
    readonly invites: InviteSettings;
    readonly entry: store.Entry;
  };

  /**
   * The rules are asked twice: of everybody, and once more of who is left when their addresses are held. Everywhere the
   * inviter is held first, then the address, then its mail of the day, so that nobody waits in a circle.
   */
  async function inviteRows(tx: Tx, chunk: Chunk): Promise<readonly batches.RowOutcome[]> {
    const { batch, rows, invites } = chunk;
    const now = clock.now();
    const spent = await store.countInvitesSince(tx, batch.makerId, new Date(now.getTime() - DAY));
    const facts = {
      roles: rolesOfferedBy(chunk.entry.type),
      role: batch.wish.role,
      settings: invites,
      left: dailyQuotaOf(batch.maker.siteRole, invites) - spent,
      heldBack: batch.wish.mail
        ? await mail.heldBackAmong(
            tx,
            rows.map((row) => row.emailFolded),
          )
        : new Set<string>(),
    };
    const before = judgeAgain(rows, { ...facts, invited: await invited(tx, batch, rows), mailsLeft: null });
    const wanted = before.flatMap(({ row, verdict }) => (verdict === 'made' ? [row] : []));
    const invitees = await store.putInvitees(
      tx,
      wanted.map((row) => row.emailFolded),
    );
    const held = judgeAgain(wanted, {
      ...facts,
      invited: await invited(tx, batch, wanted),
      mailsLeft: batch.wish.mail ? await mailsLeft(tx, wanted, invites) : null,
    });
    const made = held.flatMap(({ row, verdict }) => {
      const inviteeId = invitees.get(row.emailFolded);
      return verdict === 'made' && inviteeId !== undefined ? [newInvitation(batch, row, inviteeId)] : [];
    });
    await save(tx, { ...chunk, made });
    return outcomesOf(batch, [...before, ...held], made);
  }

  function invited(tx: Tx, { mediaId }: batches.Batch, rows: readonly batches.OpenRow[]): Promise<ReadonlySet<string>> {
    return store.listInvited(tx, { mediaId, emailsFolded: rows.map((row) => row.emailFolded), now: clock.now() });
  }

  async function mailsLeft(tx: Tx, rows: readonly batches.OpenRow[], { quotas }: InviteSettings) {
    const addresses = rows.map((row) => row.emailFolded);
    const spent = await mail.countEachToday(tx, addresses);
    return new Map(addresses.map((address) => [address, quotas.mailsPerAddressPerDay - (spent.get(address) ?? 0)]));
  }

  function newInvitation({ wish }: batches.OpenBatch, row: batches.OpenRow, inviteeId: string) {
    const secret = newSecret();
    const publicId = newPublicId();
    return {
      row,
      emailFolded: row.emailFolded,
      link: new Secret(linkTo({ publicUrl, publicId, secret })),
      id: randomUUID(),
      publicId,
      inviteeId,
      email: row.email,
      firstName: row.firstName,
      lastName: row.lastName,
      role: row.role ?? wish.role,
      language: row.language ?? wish.language,
      secret: { id: randomUUID(), digest: keys.digest(secret) },
    };
  }

  type Made = ReturnType<typeof newInvitation>;

  async function save(
    tx: Tx,
    { batch, invites, entry, made }: Chunk & { readonly made: readonly Made[] },
  ): Promise<void> {
    if (made.length === 0) return;
    const { mediaId, makerId, wish } = batch;
    const { message, timeZone } = wish;
    const expiresAt = new Date(wish.expiresAt);
    await store.insertInvites(
      tx,
      {
        ...{ mediaId, inviterId: makerId, message, timeZone, expiresAt },
        maxUses: maxUsesOf(invites),
        createdAt: clock.now(),
        via: wish.mail ? 'mailed' : 'copied',
      },
      made,
    );
    await audit.recordMany(
      tx,
      made.map(({ id, inviteeId, email, firstName, lastName, role }) => ({
        action: 'invites.created',
        actor: wish.by,
        mediaId,
        subjectId: id,
        facts: { role, mailed: wish.mail, batchId: batch.id },
        personal: { of: inviteeId, fields: { email, firstName, lastName } },
      })),
    );
    await webhooks.tell(
      tx,
      'invites.created',
      made.map(({ id }) => ({ mediaId, inviteId: id })),
    );
    const { inviteEmailTemplateId: templateId } = invites;
    if (wish.mail && templateId !== null) await mail.orderInvitations(tx, templateId, made.map(messageFor));

    function messageFor({ id, email, emailFolded, link, firstName, lastName, role, language }: Made) {
      const facts = {
        ...{ firstName, lastName, email, role, language, timeZone, message },
        mediaTitle: entry.title,
        inviterName: batch.maker.name,
        inviterEmail: batch.maker.email,
        ...timesOf(entry),
        expiresAt: wish.expiresAt,
      };
      return { inviteId: id, to: email, toFolded: emailFolded, url: link, facts };
    }
  }

  /** The later verdict of a row is the true one. */
  function outcomesOf(
    { wish }: batches.OpenBatch,
    judged: ReturnType<typeof judgeAgain<batches.OpenRow>>,
    made: readonly Made[],
  ): readonly batches.RowOutcome[] {
    const invitationOf = new Map(made.map((each) => [each.row.number, each]));
    const verdictOf = new Map(judged.map(({ row, verdict }) => [row.number, verdict]));
    return Array.from(verdictOf, ([number, verdict]) => {
      const each = invitationOf.get(number);
      if (each === undefined) return { number, verdict, inviteId: null, secretId: null, sealedLink: null };
      const { id, secret, link } = each;
      const sealedLink = wish.mail ? null : keys.seal(link.reveal(), sealedLinkOf(id));
      return { number, verdict, inviteId: id, secretId: secret.id, sealedLink };
    });
  }
}
