import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';

/** Tells the pages of these galleries. */
export async function tellOfGalleries(tx: Tx, galleryIds: readonly string[]): Promise<void> {
  if (galleryIds.length === 0) return;
  await announce(
    tx,
    ...[...new Set(galleryIds)].map(
      (galleryId) => ({ topic: `gallery:${galleryId}`, name: 'galleries.changed', payload: { galleryId } }) as const,
    ),
  );
}
