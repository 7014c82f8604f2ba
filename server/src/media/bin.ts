import type { Audit } from '#audit/service.ts';
import type { Person } from '#contract/access/principal.ts';
import type { BinRow } from '#contract/media/bin.ts';
import type { MediaRow } from '#contract/media/endpoints.ts';
import { type Db, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { tellOfAccess, tellOfChange } from './news.ts';
import { isId } from './policy.ts';
import type { Production } from './production.ts';
import * as store from './store.ts';

type Deps = {
  readonly db: Db;
  readonly audit: Audit;
  readonly production: Production;
  readonly rowsOf: (entries: readonly store.MediaEntry[], caller: Person) => Promise<readonly MediaRow[]>;
};
type Asked = { readonly search: string; readonly limit: number; readonly after: string | undefined };

/** Everybody's recycle bin, for administrators (3.4). */
export function createBin({ db, audit, production, rowsOf }: Deps) {
  return { list, purge };

  async function list({ search, limit, after }: Asked, caller: Person) {
    const cursor = after === undefined ? null : readCursor(after);
    const found = await store.listBin(db, { search, limit: limit + 1, after: cursor });
    const page = found.slice(0, limit);
    const emails = new Map(page.map(({ id, ownerEmail }) => [id, ownerEmail]));
    const rows = await rowsOf(page, caller);
    const last = page.at(-1);
    return {
      media: rows.flatMap(({ deletedAt, goneAt, ...row }): readonly BinRow[] =>
        deletedAt === null || goneAt === null
          ? []
          : [{ ...row, deletedAt, goneAt, ownerEmail: emails.get(row.id) ?? '' }],
      ),
      next: found.length > limit && last !== undefined ? writeCursor(last) : null,
    };
  }

  /** The row first: whatever happens to the bytes then, nobody reaches them, and the sweep finds them. */
  async function purge(mediaId: string, by: Person): Promise<null> {
    await transact(db, async (tx) => {
      const entry = await store.lockEntry(tx, mediaId);
      if (entry === undefined || entry.deletedAt === null) throw new Problem('media.not-in-bin');
      await tellOfChange(tx, mediaId);
      await tellOfAccess(tx, mediaId);
      await store.deleteFromBin(tx, mediaId);
      await audit.record(tx, { action: 'media.removed', actor: actorOf(by), mediaId });
    });
    await production.removeBytes(mediaId);
    return null;
  }
}

function writeCursor({ deletedAt, id }: store.BinCursor): string {
  return `${deletedAt.getTime()}.${id}`;
}

function readCursor(text: string): store.BinCursor {
  const [, milliseconds, id] = /^(\d{1,15})\.(.{36})$/.exec(text) ?? [];
  if (milliseconds === undefined || id === undefined || !isId(id)) {
    throw new Problem('request.invalid', { fields: [{ field: 'after', message: 'This is not a place in the list.' }] });
  }
  return { deletedAt: new Date(Number(milliseconds)), id };
}
