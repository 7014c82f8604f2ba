import { randomBytes } from 'node:crypto';
import type { Clock } from '#infra/clock.ts';
import { type Db, transact, type Write } from '#infra/db.ts';
import type { Keys } from '#infra/secret.ts';
import { nextSeal } from './chain.ts';
import { findKey, findLastSeal, insertSeal, listUnsealedRows, lockSealing, putKey, rowInsert } from './store.ts';

const ROWS_A_SEAL = 1000;

type Actor =
  | { readonly kind: 'person' | 'invitee' | 'guest' | 'device' | 'key'; readonly id: string }
  | { readonly kind: 'system' };

export type AuditEntry = {
  readonly action: string;
  readonly actor: Actor;
  readonly mediaId?: string;
  /** The invitation, account, setting … it was done to. */
  readonly subjectId?: string;
  /** Facts about nobody: counts, reasons, names of settings. */
  readonly facts?: object;
  /** What tells who somebody is: readable only as long as that person's key is kept. */
  readonly personal?: { readonly of: string; readonly fields: object };
};

type Deps = { readonly db: Db; readonly clock: Clock; readonly keys: Keys };
export type Audit = ReturnType<typeof createAudit>;

export function createAudit({ db, clock, keys }: Deps) {
  return { record, writeOf, seal };

  /** Writes a row with what the caller's transaction writes. Takes no lock: the chain is made later, by a job. */
  async function record(at: Db, entry: AuditEntry): Promise<void> {
    await (await writeOf(at, entry)).execute(at);
  }

  /** The row as a write that goes out with others. */
  async function writeOf(at: Db, entry: AuditEntry): Promise<Write> {
    const { action, actor, mediaId = null, subjectId = null, facts = {}, personal } = entry;
    return rowInsert({
      happenedAt: clock.now(),
      action,
      actor: actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.id}`,
      mediaId,
      subjectId,
      facts,
      personalOf: personal?.of ?? null,
      personal: personal === undefined ? null : await sealed(at, personal),
    });
  }

  async function sealed(at: Db, { of, fields }: NonNullable<AuditEntry['personal']>): Promise<Buffer> {
    return keys.seal(JSON.stringify(fields), `audit:${of}`, await keyOf(at, of));
  }

  async function keyOf(at: Db, subjectId: string): Promise<Buffer> {
    const boundTo = `audit-key:${subjectId}`;
    const stored = (await findKey(at, subjectId)) ?? (await putKey(at, subjectId, keys.seal(randomBytes(32), boundTo)));
    return keys.unseal(stored, boundTo);
  }

  /** Adds links to the chain until nothing is unsealed. */
  async function seal(): Promise<void> {
    while ((await sealSome()) === ROWS_A_SEAL) {}
  }

  function sealSome(): Promise<number> {
    return transact(db, async (tx) => {
      if (!(await lockSealing(tx))) return 0;
      const rows = await listUnsealedRows(tx, ROWS_A_SEAL);
      if (rows.length === 0) return 0;
      const link = nextSeal(await findLastSeal(tx), rows);
      await insertSeal(tx, { seal: link, rowIds: rows.map((row) => row.id), sealedAt: clock.now() });
      return rows.length;
    });
  }
}
