import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { commitInviteBatch, createInviteBatch, getInviteBatch } from '#contract/invites/batches.ts';
import { createInvite } from '#contract/invites/endpoints.ts';
import { addressOf } from '#test/browser.ts';
import { startBetterAuth } from './better-auth.ts';
import type { Databases } from './database.ts';
import { ratiosOf, say, sayHead, saySpread, sayTitle, spreadOf } from './figures.ts';
import { measureLoad, requestText } from './load-runner.ts';
import { startUsher } from './usher.ts';

type Usher = Awaited<ReturnType<typeof startUsher>>;

const ROUNDS = Number(process.env.BENCH_BATCH_ROUNDS ?? 3);
const ROWS = Number(process.env.BENCH_BATCH_ROWS ?? 10_000);
/** Ten thousand single calls take minutes: so many are made, and the others are taken to be as fast. */
const SAMPLE = 500;
const CONNECTIONS = 16;
const DATABASE = 'batches';

/** Invitations a second: by a list, from the dry run to the last one made; by one call each; and another product's links. */
export async function compareBatches(databases: Databases): Promise<void> {
  await databases.create(DATABASE);
  await databases.create('better_auth_links');
  await using usher = await startUsher({ databases, database: DATABASE });
  await usher.signUp();
  await using betterAuth = await startBetterAuth(databases.urlOf('better_auth_links'));
  const list: number[] = [];
  const calls: number[] = [];
  const links: number[] = [];
  // Each has compiled what it runs before the first round.
  await byList(usher, SAMPLE);
  await byCalls(databases, usher);
  await betterAuth.prepareSignIns(SAMPLE);
  for (let round = 0; round < ROUNDS; round += 1) {
    await forgetQuota(databases);
    list.push(await byList(usher, ROWS));
    calls.push(await byCalls(databases, usher));
    links.push(await rateOf(SAMPLE, () => betterAuth.prepareSignIns(SAMPLE)));
  }

  sayTitle('Inviting many');
  say(`${ROUNDS} rounds in turn: a list of ${ROWS}, ${SAMPLE} single calls over ${CONNECTIONS} connections.\n`);
  sayHead('a second');
  saySpread('Usher, invitations by a list', spreadOf(list));
  saySpread('Usher, invitations by single calls', spreadOf(calls));
  saySpread('better-auth, people and magic links', spreadOf(links));
  say();
  sayHead('ratio, round by round');
  saySpread('list to single calls (aim: at least 10)', ratiosOf(list, calls), 1);
  saySpread('list to better-auth', ratiosOf(list, links), 1);
}

/** With the links kept sealed for a download; the same work as the answer of a single call. */
async function byList({ browser, aMedia }: Usher, count: number): Promise<number> {
  const mediaId = await aMedia();
  const text = Array.from({ length: count }, (_, index) => `${randomUUID()}@example.org,Grace,Hopper ${index}`).join(
    '\n',
  );
  return rateOf(count, async () => {
    const { batch } = await browser.call(createInviteBatch, { params: { mediaId }, body: { text } });
    const params = { mediaId, batchId: batch.id };
    await browser.call(commitInviteBatch, { params, body: { mail: false } });
    for (;;) {
      const { batch: now } = await browser.call(getInviteBatch, { params, query: { limit: 1 } });
      if (now.commit?.finishedAt != null) {
        if (now.counts.made !== count) throw new Error(`Only ${now.counts.made} of ${count} were invited.`);
        return;
      }
      await pause(100);
    }
  });
}

async function byCalls({ folder }: Databases, { browser, aMedia, port, publicUrl }: Usher): Promise<number> {
  const mediaId = await aMedia();
  const requests = Array.from({ length: SAMPLE }, (_, index) =>
    requestText({
      method: createInvite.method,
      path: addressOf(createInvite, { params: { mediaId } }),
      port,
      headers: { origin: publicUrl, cookie: browser.cookieHeader() },
      body: {
        email: `${randomUUID()}@example.org`,
        firstName: 'Grace',
        lastName: `Hopper ${index}`,
        role: 'viewer',
        mail: false,
      },
    }),
  );
  return measureLoad(folder, { port, connections: CONNECTIONS, status: 201, requests });
}

/** What was invited counts as yesterday's. */
async function forgetQuota(databases: Databases): Promise<void> {
  await databases.query(DATABASE, "update invites set created_at = created_at - interval '2 days'");
  await databases.query(DATABASE, 'vacuum analyze');
}

async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return (1000 * count) / (performance.now() - before);
}
