import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transact } from '#infra/db.ts';
import { Secret } from '#infra/secret.ts';
import { eventually } from '#test/eventually.ts';
import { startProcess } from '#test/process.ts';
import { openSmtpPeer, SMTP_STEPS, type SmtpPeer, type SmtpStep } from '#test/smtp.ts';
import { freePort, openWorld, type World } from '#test/world.ts';

const MAILS = 1000;
/** How many messages a worker has under way. */
const AT_ONCE = 4;

let peer: SmtpPeer;
let world: World;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions, role: 'web' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

/** Many invitations with their mails, as a batch stores and orders them. */
async function orderMails(): Promise<void> {
  const owner = await world.aPerson({ siteRole: 'creator' });
  const mediaId = await world.aMedia(owner);
  const { inviteEmailTemplateId: templateId } = await world.portal.settings.get('invites');
  const expiresAt = new Date(world.clock.now().getTime() + 24 * 3_600_000);
  await transact(world.db, async (tx) => {
    await sql`
      insert into invitees (email_folded) select 'p' || n || '@example.org' from generate_series(1, ${MAILS}) n
    `.execute(tx);
    const { rows } = await sql<{ id: string; email: string }>`
      insert into invites (public_id, media_id, inviter_id, invitee_id, email, first_name, last_name, role, max_uses, expires_at, language)
      select md5(e.id::text), ${mediaId}, ${owner.person.id}, e.id, e.email_folded, 'Ada', 'Lovelace', 'viewer', 1, ${expiresAt}, 'en'
      from invitees e returning id, email
    `.execute(tx);
    const orders = rows.map(({ id: inviteId, email }) => ({
      inviteId,
      to: email,
      toFolded: email,
      url: new Secret(`${world.publicUrl}/i/${'a'.repeat(22)}#${randomUUID()}`),
      facts: {
        firstName: 'Ada',
        lastName: 'Lovelace',
        email,
        mediaTitle: 'Film',
        role: 'viewer' as const,
        language: 'en' as const,
        inviterName: 'Grace Hopper',
        inviterEmail: owner.email,
        startsAt: null,
        endsAt: null,
        expiresAt: expiresAt.toISOString(),
        timeZone: null,
        message: '',
      },
    }));
    await world.portal.mail.orderInvitations(tx, templateId ?? '', orders);
  });
}

const countWaiting = async () => {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) from mail_messages where sealed_facts is not null`.execute(world.db);
  return rows[0]?.count ?? 0;
};

/** As long as it gets on: a busy machine takes its time. */
async function untilAllAreSent(): Promise<void> {
  for (let left = await countWaiting(); left > 0; left = await countWaiting()) {
    await eventually(async () => expect(await countWaiting()).toBeLessThan(left));
  }
}

/** The queue finds out by itself that a worker is dead, and takes a minute for it. */
const giveBackWhatTheDeadHeld = () =>
  sql`update pgboss.job set state = 'retry', start_after = now() where name = 'mail.send' and state = 'active'`.execute(
    world.db,
  );

function startWorker(port: number) {
  const { smtpUrl, from } = peer.portalOptions;
  const more = { SMTP_URL: smtpUrl.reveal(), MAIL_FROM: from, USHER_ROLE: 'worker' };
  return startProcess({ ...world, port, more });
}

/** A worker that is killed when one of its messages has come so far, somewhere in the middle of many. */
async function workUntilKilled(step: SmtpStep, port: number): Promise<void> {
  const worker = await startWorker(port);
  const killed = Promise.withResolvers<void>();
  let left = 100;
  peer.watch((reached) => {
    if (reached !== step) return;
    left -= 1;
    if (left === 0) void worker.kill().then(killed.resolve, killed.reject);
  });
  await killed.promise;
  peer.watch(() => {});
  await eventually(() => expect(peer.isQuiet()).toBe(true));
}

/** Messages that the peer has and we have no record of. */
async function acceptedWithoutRecord(): Promise<readonly string[]> {
  const waiting = await world.db.selectFrom('mailMessages').select('id').where('sealedFacts', 'is not', null).execute();
  const accepted = new Set(peer.accepted.map(({ messageId }) => messageId));
  return waiting.map(({ id }) => `<${id}@127.0.0.1>`).filter((messageId) => accepted.has(messageId));
}

it('loses no mail to kill -9 at any step, and repeats only what was under way, with the same link', {
  timeout: 120_000,
}, async () => {
  await orderMails();
  const port = await freePort();
  const underWay = new Set<string>();
  for (const step of SMTP_STEPS) {
    await workUntilKilled(step, port);
    const unrecorded = await acceptedWithoutRecord();
    const more = unrecorded.filter((messageId) => !underWay.has(messageId));
    expect(more.length).toBeLessThanOrEqual(AT_ONCE);
    for (const messageId of more) underWay.add(messageId);
    await giveBackWhatTheDeadHeld();
  }
  expect(await countWaiting()).toBeGreaterThan(0);
  await using _ = await startWorker(port);
  await untilAllAreSent();

  const copies = Map.groupBy(peer.accepted, ({ messageId }) => messageId ?? '');
  expect(copies.size).toBe(MAILS);
  const repeated = [...copies].filter(([, mails]) => mails.length > 1);
  expect(repeated.filter(([messageId]) => !underWay.has(messageId))).toEqual([]);
  for (const [, mails] of repeated) expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
});
