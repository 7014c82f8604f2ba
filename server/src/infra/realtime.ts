import type { Server as HttpServer } from 'node:http';
import pg from 'pg';
import { Server, type Socket } from 'socket.io';
import type { Principal } from '#contract/access/principal.ts';
import { FollowableTopic, type Topic } from '#contract/realtime.ts';
import { CHANNEL, findEvents, type StoredEvent } from './announce.ts';
import { presentedInCookies } from './browser.ts';
import type { Db } from './db.ts';
import type { Gate } from './http.ts';
import type { Log } from './log.ts';

const RECHECK_SECONDS = 30;
const RECONNECT_MILLISECONDS = 500;
const MAX_TOPICS = 20;
/** Far more than a page asks for in one go; each question costs the database one or two. */
const MAX_QUESTIONS_AT_ONCE = 100;
const RECHECKED_AT_ONCE = 20;
/** Every socket follows it. */
const EVERY_PAGE: Topic = 'portal';

/** Whether a principal may follow a topic: the same decision as for the endpoint that shows the same things. */
export type MayFollow = (principal: Principal, topic: FollowableTopic) => Promise<boolean>;
export type Listener = (event: StoredEvent) => void;

type Options = {
  readonly http: HttpServer;
  readonly publicUrl: string;
  readonly connectionString: string;
  readonly db: Db;
  readonly gate: Gate;
  readonly mayFollow: MayFollow;
  /** Told of every event in this process, before the pages are: caches empty themselves here. */
  readonly listeners: readonly Listener[];
  readonly log: Log;
};

/**
 * Sockets that hear what is announced. Rights are asked for when a topic is followed, again on every change of
 * access, and every 30 seconds even when nothing was heard.
 */
export async function openRealtime(options: Options) {
  const { http, publicUrl, gate, mayFollow, listeners, log } = options;
  const io = new Server(http, {
    path: '/realtime',
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 16 * 1024,
    // Browsers send Origin with every upgrade; without ours the cookies that come along prove nothing.
    allowRequest: (request, decide) => decide(null, request.headers.origin === publicUrl),
  });

  // Who it is is known before the page hears that it is connected: what is announced from then on reaches it.
  io.use((socket, next) => {
    principalOf(socket).then(
      (who) => {
        socket.data.who = who;
        next();
      },
      (error: unknown) => {
        log.warn({ err: error }, 'socket refused');
        next(new Error('refused'));
      },
    );
  });
  io.on('connection', welcome);
  const toRecheck = new Set<Topic>();
  let rechecking: Promise<void> | null = null;
  const recheck = setInterval(() => recheckSoon(EVERY_PAGE), RECHECK_SECONDS * 1000);
  // What was announced while the line was down is lost here: every page comes back and catches up by itself.
  const feed = await openFeed({ ...options, deliver, onGap: () => io.disconnectSockets(true) });

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(recheck);
      await feed[Symbol.asyncDispose]();
      await rechecking;
      const closed = io.close();
      // It closes the HTTP server and waits for every request: an upload would hold it for as long as it lasts.
      http.closeAllConnections();
      await closed;
    },
  };

  function welcome(socket: Socket): void {
    const { sessionId, deviceId, personId }: Principal = socket.data.who;
    socket.data.sessionId = sessionId;
    void socket.join(['portal', ...(deviceId === null ? [] : [`device:${deviceId}`])]);
    if (personId !== null) void socket.join(`person:${personId}`);

    let questions = 0;
    socket.on('follow', (topic: unknown, answer: unknown) => {
      if (questions >= MAX_QUESTIONS_AT_ONCE) return void socket.disconnect(true);
      questions += 1;
      void follow(socket, topic, answer)
        .catch(() => socket.disconnect(true))
        .finally(() => {
          questions -= 1;
        });
    });
    socket.on('unfollow', (topic: unknown) => {
      if (typeof topic === 'string') void socket.leave(topic);
    });
    // Its session may have ended between the look at it and the first topic.
    void recheckSocket(socket);
  }

  function principalOf(socket: Socket): Promise<Principal> {
    return gate.principalOf(presentedInCookies(socket.handshake.headers.cookie));
  }

  async function follow(socket: Socket, wanted: unknown, answer: unknown): Promise<void> {
    const topic = FollowableTopic.safeParse(wanted);
    const allowed =
      topic.success && socket.rooms.size < MAX_TOPICS && (await isAllowed(socket, topic.data).catch(() => false));
    if (allowed) await socket.join(topic.data);
    if (typeof answer === 'function') answer(allowed);
  }

  async function isAllowed(socket: Socket, topic: FollowableTopic): Promise<boolean> {
    return mayFollow(await principalOf(socket), topic);
  }

  function deliver(event: StoredEvent): void {
    for (const listener of listeners) listener(event);
    io.to(event.topic).emit('event', event.name, event.payload);
    // The event is on its way first, so that a page that loses its topic knows why.
    if (event.name === 'access.changed' || event.name === 'accounts.changed') recheckSoon(event.topic);
    if (event.name === 'settings.changed') recheckSoon(EVERY_PAGE);
  }

  /** Asked for many times while one round runs, it runs once more. The next announcement does not wait for it. */
  function recheckSoon(topic: Topic): void {
    toRecheck.add(topic);
    rechecking ??= recheckRounds();
  }

  async function recheckRounds(): Promise<void> {
    while (toRecheck.size > 0) {
      const topics = [...toRecheck];
      toRecheck.clear();
      const sockets = await io.in(topics).local.fetchSockets();
      for (let at = 0; at < sockets.length; at += RECHECKED_AT_ONCE) {
        await Promise.all(
          sockets.slice(at, at + RECHECKED_AT_ONCE).map(({ id }) => recheckSocket(io.sockets.sockets.get(id))),
        );
      }
    }
    rechecking = null;
  }

  async function recheckSocket(socket: Socket | undefined): Promise<void> {
    if (socket === undefined) return;
    try {
      const principal = await principalOf(socket);
      // Its cookies are those of the handshake: when that session is over, the page comes back with what it has now.
      if (principal.sessionId !== socket.data.sessionId) return void socket.disconnect(true);
      for (const room of [...socket.rooms]) {
        const topic = FollowableTopic.safeParse(room);
        const isOwn = room === `device:${principal.deviceId}` || room === `person:${principal.personId}`;
        const keeps = topic.success
          ? await mayFollow(principal, topic.data)
          : isOwn || room === 'portal' || room === socket.id;
        if (!keeps) await dismiss(socket, room);
      }
    } catch (error) {
      log.warn({ err: error }, 'socket closed: its rights could not be checked');
      socket.disconnect(true);
    }
  }

  async function dismiss(socket: Socket, room: string): Promise<void> {
    await socket.leave(room);
    const id = room.slice(room.indexOf(':') + 1);
    if (!FollowableTopic.safeParse(room).success) return;
    if (room.startsWith('gallery:')) socket.emit('event', 'galleries.changed', { galleryId: id });
    else socket.emit('event', 'access.changed', { mediaId: id });
  }
}

type FeedOptions = Pick<Options, 'connectionString' | 'db' | 'log'> & {
  readonly deliver: (event: StoredEvent) => void;
  /** Announcements may have been missed. */
  readonly onGap: () => void;
};

/** Listens to what every process announces. When the connection breaks it is made anew; pages catch up by HTTP. */
async function openFeed({ connectionString, db, deliver, onGap, log }: FeedOptions): Promise<AsyncDisposable> {
  let closed = false;
  let client: pg.Client | null = null;
  let waiting: number[] = [];
  let reading: Promise<void> | null = null;
  await connect();

  return {
    async [Symbol.asyncDispose]() {
      closed = true;
      await client?.end();
      await reading;
    },
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, keepAlive: true });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => {
      waiting.push(Number(payload));
      reading ??= read();
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    next.on('end', () => void reconnect());
    client = next;
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      try {
        await connect();
        return onGap();
      } catch (error) {
        log.warn({ err: error }, 'lost the line of announcements');
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MILLISECONDS));
      }
    }
  }

  /** One at a time, in order; what arrives meanwhile is read in one go. */
  async function read(): Promise<void> {
    while (waiting.length > 0) {
      const ids = waiting;
      waiting = [];
      try {
        for (const event of await findEvents(db, ids)) deliver(event);
      } catch (error) {
        log.error({ err: error }, 'announcements could not be delivered');
        onGap();
      }
    }
    reading = null;
  }
}
