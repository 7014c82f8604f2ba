import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';
import { listCollaborators } from './store.ts';

/** Tells the entry's page and every My Media that it stands in. */
export async function tellOfChange(tx: Tx, mediaId: string): Promise<void> {
  const people = await listCollaborators(tx, mediaId);
  await announce(
    tx,
    { topic: `media:${mediaId}`, name: 'media.changed', payload: { mediaId } },
    ...people.map(
      ({ personId }) => ({ topic: `person:${personId}`, name: 'media.listed', payload: { mediaId } }) as const,
    ),
  );
}

/** Makes open pages ask again what they may do; who lost the entry is told on their own topic. */
export async function tellOfAccess(tx: Tx, mediaId: string, ...personIds: readonly string[]): Promise<void> {
  const payload = { mediaId };
  await announce(
    tx,
    { topic: `media:${mediaId}`, name: 'access.changed', payload },
    ...personIds.flatMap(
      (personId) =>
        [
          { topic: `person:${personId}`, name: 'access.changed', payload },
          { topic: `person:${personId}`, name: 'media.listed', payload },
        ] as const,
    ),
  );
}

/** As many events as one statement takes with ease. */
const AT_ONCE = 1000;

/** Of many entries at once, where those who lost them need not be told by name. */
export async function tellOfAccessToEach(tx: Tx, mediaIds: readonly string[]): Promise<void> {
  for (let at = 0; at < mediaIds.length; at += AT_ONCE) {
    await announce(
      tx,
      ...mediaIds
        .slice(at, at + AT_ONCE)
        .map((mediaId) => ({ topic: `media:${mediaId}`, name: 'access.changed', payload: { mediaId } }) as const),
    );
  }
}
