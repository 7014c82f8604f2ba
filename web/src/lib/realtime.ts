import { createContext, useContext, useEffect } from 'react';
import type { Socket } from 'socket.io-client';
import { type AnyEvent, EVENTS, type EventName, type FollowableTopic, listChanges } from '#contract/realtime.ts';
import { call } from './api.ts';

/** The first picture of the page goes before the socket and its code. */
const CONNECT_AFTER_MS = 300;
const POLL_EVERY_MS = 5000;
/** Several topics followed at once are caught up with in one go. */
const GATHER_MS = 50;

type Listener = {
  readonly onEvent: (event: AnyEvent) => void;
  /** More was missed than can be told: everything is stale. */
  readonly onMissed: () => void;
};

export type Realtime = ReturnType<typeof createRealtime>;

/**
 * One socket for the whole page. What happened before a topic was followed, or while the socket was away, is asked for
 * by HTTP; where WebSocket is blocked, that is all there is.
 */
export function createRealtime({ onEvent, onMissed }: Listener) {
  const followers = new Map<FollowableTopic, number>();
  const refused = new Set<FollowableTopic>();
  let socket: Socket | null = null;
  let cursor: string | null = null;
  let gathering: ReturnType<typeof setTimeout> | undefined;

  return { start, follow, restart };

  function start(): void {
    // The moment before the first query is where catching up begins.
    void catchUp();
    setTimeout(() => void connect(), CONNECT_AFTER_MS);
    setInterval(() => {
      if (socket?.connected !== true && !document.hidden) void catchUp();
    }, POLL_EVERY_MS);
  }

  /** Another person is signed in: the server shall look anew at who asks. */
  function restart(): void {
    refused.clear();
    socket?.disconnect().connect();
  }

  function follow(topic: FollowableTopic): () => void {
    const before = followers.get(topic) ?? 0;
    followers.set(topic, before + 1);
    if (before === 0) ask(topic);
    return () => leave(topic);
  }

  function leave(topic: FollowableTopic): void {
    const rest = (followers.get(topic) ?? 1) - 1;
    if (rest > 0) {
      followers.set(topic, rest);
      return;
    }
    followers.delete(topic);
    refused.delete(topic);
    if (socket?.connected === true) socket.emit('unfollow', topic);
  }

  async function connect(): Promise<void> {
    const { io } = await import('socket.io-client');
    socket = io({ path: '/realtime', transports: ['websocket'], reconnectionDelayMax: 10_000 });
    socket.on('event', deliver);
    socket.on('connect', () => {
      for (const topic of followers.keys()) ask(topic);
      catchUpSoon();
    });
    socket.on('disconnect', (reason) => {
      // After this one alone Socket.IO does not try again by itself.
      if (reason === 'io server disconnect') setTimeout(() => socket?.connect(), POLL_EVERY_MS);
    });
  }

  function ask(topic: FollowableTopic): void {
    if (socket?.connected !== true) return;
    socket.emit('follow', topic, (isAllowed: unknown) => (isAllowed === true ? catchUpSoon() : tellRefusal(topic)));
  }

  function catchUpSoon(): void {
    clearTimeout(gathering);
    gathering = setTimeout(() => void catchUp(), GATHER_MS);
  }

  async function catchUp(): Promise<void> {
    const query = { topics: [...followers.keys()].join(','), ...(cursor === null ? {} : { since: cursor }) };
    // Nobody waits for this answer; the next try starts from the same moment.
    const changes = await call(listChanges, { query }).catch(() => null);
    if (changes === null) return;
    cursor = changes.next;
    if (changes.gone) onMissed();
    for (const { name, payload } of changes.events) deliver(name, payload);
    for (const topic of changes.refused) tellRefusal(topic);
  }

  /** A topic that is closed to us is told as the change of access that it is, once. */
  function tellRefusal(topic: FollowableTopic): void {
    if (refused.has(topic) || !followers.has(topic)) return;
    refused.add(topic);
    const id = topic.slice(topic.indexOf(':') + 1);
    if (topic.startsWith('gallery:')) deliver('galleries.changed', { galleryId: id });
    else deliver('access.changed', { mediaId: id });
  }

  function deliver(name: unknown, payload: unknown): void {
    const event = readEvent(name, payload);
    if (event !== null) onEvent(event);
  }
}

export const RealtimeContext = createContext<Realtime | null>(null);

/** Hears of what happens to a topic for as long as the component is shown; null for nothing yet. */
export function useFollow(topic: FollowableTopic | null): void {
  const realtime = useContext(RealtimeContext);
  useEffect(() => (topic === null ? undefined : realtime?.follow(topic)), [realtime, topic]);
}

/** An event of a newer server than this page is passed over. */
function readEvent(name: unknown, payload: unknown): AnyEvent | null {
  if (typeof name !== 'string' || !isEventName(name)) return null;
  const parsed = EVENTS[name].safeParse(payload);
  // Name and payload were parsed by the same entry of the table, which the compiler cannot tie together.
  return parsed.success ? ({ name, payload: parsed.data } as AnyEvent) : null;
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
