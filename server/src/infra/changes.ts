import type { FollowableTopic } from '#contract/realtime.ts';
import { listChanges } from '#contract/realtime.ts';
import { listEventsSince } from './announce.ts';
import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import { type App, serve } from './http.ts';
import type { MayFollow } from './realtime.ts';

type Deps = { readonly db: Db; readonly clock: Clock; readonly mayFollow: MayFollow };

/** What a page missed while its socket was away; also all it hears where WebSocket is blocked. */
export function changesRoutes(app: App, { db, clock, mayFollow }: Deps): void {
  serve(app, listChanges, async ({ query, caller }) => {
    const answers = await Promise.all(query.topics.map((topic) => mayFollow(caller, topic)));
    const readable = (topic: FollowableTopic) => answers[query.topics.indexOf(topic)] === true;
    const own = [
      'portal' as const,
      ...(caller.deviceId === null ? [] : [`device:${caller.deviceId}` as const]),
      ...(caller.personId === null ? [] : [`person:${caller.personId}` as const]),
    ];
    const topics = [...own, ...query.topics.filter(readable)];
    const missed = await listEventsSince(db, { topics, since: query.since, now: clock.now() });
    const events = missed.events.map(({ name, payload }) => ({ name, payload }));
    return { ...missed, events, refused: query.topics.filter((topic) => !readable(topic)) };
  });
}
