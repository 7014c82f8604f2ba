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
