import { announce } from '#infra/announce.ts';
import type { Tx } from '#infra/db.ts';

/** Tells the open pages of the editor; whoever only watches has nothing that it makes stale. */
export function tellOfEditor(tx: Tx, mediaId: string): Promise<void> {
  return announce(tx, { topic: `media:${mediaId}`, name: 'editor.changed', payload: { mediaId } });
}
