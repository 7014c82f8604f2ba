import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Tx } from './db.ts';
import type { Log } from './log.ts';

type JobShape = {
  readonly order: z.ZodType;
  /** How often it is tried in all; waits double from `retrySeconds`, up to an hour. */
  readonly attempts: number;
  readonly retrySeconds: number;
  readonly expireSeconds: number;
  readonly atOnce: number;
  /** A cron line, for what happens by itself. */
  readonly schedule?: string;
  /** Over all processes: while one is ordered or being done, no other is ordered. */
  readonly alone?: boolean;
  /** It begins so much later, so that what is changed twice in a row is followed once. */
  readonly settleSeconds?: number;
};

/** Every job there is: an order to do something by id, safe to run twice, without rules of its own. */
export const JOBS = {
  'media.transcode': {
    order: z.object({ mediaId: z.uuid() }),
    // Stopping the server takes one, and long videos meet some of that.
    attempts: 5,
    retrySeconds: 5,
    expireSeconds: 6 * 3600,
    atOnce: 1,
  },
  'captions.transcribe': {
    order: z.object({ transcriptionId: z.uuid() }),
    // The service may be away for a while; what it heard so far is kept.
    attempts: 5,
    retrySeconds: 10,
    expireSeconds: 12 * 3600,
    atOnce: 1,
  },
  'downloads.make': {
    order: z.object({ mediaId: z.uuid(), version: z.number().int(), choice: z.string() }),
    attempts: 3,
    retrySeconds: 5,
    expireSeconds: 3600,
    atOnce: 1,
  },
  'editor.edit': {
    order: z.object({ editId: z.uuid() }),
    attempts: 5,
    retrySeconds: 5,
    expireSeconds: 6 * 3600,
    atOnce: 1,
  },
  'editor.thumbnail': {
    order: z.object({ thumbnailId: z.uuid() }),
    attempts: 3,
    retrySeconds: 2,
    expireSeconds: 300,
    atOnce: 1,
  },
  'mail.send': {
    order: z.object({ messageId: z.uuid() }),
    // More than the outbox makes itself: it is the one to give up, with words for the inviter.
    attempts: 100,
    retrySeconds: 15,
    expireSeconds: 120,
    atOnce: 4,
  },
  'invites.send-code': {
    order: z.object({ codeId: z.uuid() }),
    attempts: 3,
    retrySeconds: 2,
    expireSeconds: 60,
    atOnce: 2,
  },
  'invites.commit-batch': {
    order: z.object({ batchId: z.uuid() }),
    attempts: 20,
    retrySeconds: 5,
    expireSeconds: 1800,
    atOnce: 2,
  },
  'invites.follow-availability': {
    order: z.object({ mediaId: z.uuid() }),
    attempts: 10,
    retrySeconds: 5,
    expireSeconds: 600,
    atOnce: 1,
    settleSeconds: 5,
  },
  'mail.read-returns': {
    order: z.object({}),
    attempts: 1,
    retrySeconds: 0,
    expireSeconds: 300,
    atOnce: 1,
    schedule: '* * * * *',
    alone: true,
  },
  'webhooks.deliver': {
    order: z.object({ deliveryId: z.uuid() }),
    // More than the outbox makes itself: it is the one to give up.
    attempts: 60,
    retrySeconds: 15,
    expireSeconds: 60,
    atOnce: 4,
  },
  'search.index': {
    order: z.object({ mediaId: z.uuid() }),
    attempts: 10,
    retrySeconds: 5,
    expireSeconds: 300,
    atOnce: 1,
  },
  'quiz.rescore': {
    order: z.object({ mediaId: z.uuid() }),
    attempts: 10,
    retrySeconds: 5,
    expireSeconds: 1800,
    atOnce: 1,
    settleSeconds: 1,
  },
  'analytics.count': {
    order: z.object({}),
    attempts: 1,
    retrySeconds: 0,
    expireSeconds: 300,
    atOnce: 1,
    schedule: '* * * * *',
    alone: true,
  },
  'audit.seal': {
    order: z.object({}),
    attempts: 1,
    retrySeconds: 0,
    expireSeconds: 300,
    atOnce: 1,
    schedule: '* * * * *',
  },
  'upkeep.sweep': {
    order: z.object({}),
    attempts: 1,
    retrySeconds: 0,
    expireSeconds: 600,
    atOnce: 1,
    schedule: '17 * * * *',
  },
} as const satisfies Record<string, JobShape>;

export type JobName = keyof typeof JOBS;
export type Order<N extends JobName> = z.infer<(typeof JOBS)[N]['order']>;
/** One run for each job: a new job does not compile until somebody does it. */
export type Runs = {
  readonly [N in JobName]: (order: Order<N>, signal: AbortSignal, attempt: Attempt) => Promise<void>;
};
type Attempt = { readonly isLast: boolean };

const BEHIND_THE_OTHERS = -1;

export type Jobs = Awaited<ReturnType<typeof openJobs>>;

export async function openJobs({ connectionString, log }: { readonly connectionString: string; readonly log: Log }) {
  const boss = new PgBoss({ connectionString, max: 5, useListenNotify: true, superviseIntervalSeconds: 30 });
  boss.on('error', (error) => log.error({ err: error }, 'job queue failed'));
  await boss.start();
  for (const [name, shape] of Object.entries(JOBS)) await prepareQueue(name, shape);

  return {
    order,
    orderMany,
    isUnderWay,
    work,
    [Symbol.asyncDispose]: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };

  /** Stored with what the transaction writes, or not at all. */
  async function order<N extends JobName>(tx: Tx, name: N, what: Order<N>): Promise<void> {
    const { settleSeconds = 0 }: JobShape = JOBS[name];
    await boss.send(name, what, { db: fromKysely(tx.withoutPlugins()), startAfter: settleSeconds });
  }

  /** Many at once stand behind what is ordered one by one: a code must not wait for ten thousand invitations. */
  async function orderMany<N extends JobName>(tx: Tx, name: N, what: readonly Order<N>[]): Promise<void> {
    const jobs = what.map((data) => ({ data, priority: BEHIND_THE_OTHERS }));
    await boss.insert(name, jobs, { db: fromKysely(tx.withoutPlugins()) });
  }

  /** Whether such an order waits for its turn or its next attempt, or is being done. */
  async function isUnderWay<N extends JobName>(name: N, what: Order<N>): Promise<boolean> {
    const found = await boss.findJobs(name, { data: what });
    return found.some(({ state }) => state === 'created' || state === 'retry' || state === 'active');
  }

  /** Starts doing jobs in this process. A queue that nobody here knows means that this program is too old. */
  async function work(runs: Runs): Promise<void> {
    const queues = await boss.getQueues();
    const unknown = queues.map((queue) => queue.name).filter((name) => !(name in JOBS) && !name.startsWith('__pgboss'));
    if (unknown.length > 0) throw new Error(`There are jobs this version does not know: ${unknown.join(', ')}.`);
    for (const name of Object.keys(JOBS) as JobName[]) {
      for (let place = 0; place < JOBS[name].atOnce; place += 1) await workOn(name, runs);
    }
  }

  async function workOn<N extends JobName>(name: N, runs: Runs): Promise<void> {
    const { order: shape, attempts } = JOBS[name];
    // A new job wakes a worker by itself, the end of a wait between two attempts does not: that is what it looks for.
    const often = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
    let worker: string | undefined;
    worker = await boss.work(name, often, async ([job]) => {
      if (job === undefined) return;
      // Behind one job there are often others: it waits only after it found nothing.
      if (worker !== undefined) boss.notifyWorker(worker);
      const parsed = shape.parse(job.data) as Order<N>; // The compiler cannot follow that `shape` is the one of `name`.
      const attempt = { isLast: job.retryCount + 1 >= attempts };
      await runs[name](parsed, job.signal, attempt).catch((error: unknown) => {
        log.warn({ err: error, job: name, attempt: job.retryCount + 1 }, 'job failed');
        throw error;
      });
    });
  }

  async function prepareQueue(name: string, shape: JobShape): Promise<void> {
    const options = {
      retryLimit: shape.attempts - 1,
      retryDelay: shape.retrySeconds,
      retryBackoff: shape.retrySeconds > 0,
      ...(shape.retrySeconds > 0 ? { retryDelayMax: 3600 } : {}),
      expireInSeconds: shape.expireSeconds,
      // A worker that was killed stops beating, and its job goes to another.
      heartbeatSeconds: 30,
      notify: true,
    };
    await boss.createQueue(name, { ...options, ...(shape.alone === true ? { policy: 'exclusive' } : {}) });
    if (shape.schedule !== undefined) await boss.schedule(name, shape.schedule, {});
  }
}
