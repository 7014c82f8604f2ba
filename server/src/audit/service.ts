import { randomBytes } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import { foldEmail, maskEmail } from '#contract/accounts/email.ts';
import type { AuditRowView } from '#contract/audit/endpoints.ts';
import type { Clock } from '#infra/clock.ts';
import { type Db, type Tx, transact, type Write } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import type { Keys } from '#infra/secret.ts';
import { nextSeal } from './chain.ts';
import { endLine, headLine, linkLine, rowLine } from './journal.ts';
import * as store from './store.ts';

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

type Deps = { readonly db: Db; readonly clock: Clock; readonly keys: Keys; readonly publicUrl: string };
type Shown = 'in outline' | 'in the clear';
export type Audit = ReturnType<typeof createAudit>;

export function createAudit({ db, clock, keys, publicUrl }: Deps) {
  return { record, recordMany, writeOf, seal, list, exported, shred };

  /** Writes a row with what the caller's transaction writes. Takes no lock: the chain is made later, by a job. */
  async function record(at: Db, entry: AuditEntry): Promise<void> {
    await (await writeOf(at, entry)).execute(at);
  }

  /** The row as a write that goes out with others. */
  async function writeOf(at: Db, entry: AuditEntry): Promise<Write> {
    const { personal } = entry;
    return store.rowInsert(rowOf(entry, personal === undefined ? null : await keyOf(at, personal.of)));
  }

  /** Many rows in two statements. Whom they tell of is somebody else in each. */
  async function recordMany(at: Db, entries: readonly AuditEntry[]): Promise<void> {
    const subjects = entries.flatMap(({ personal }) => (personal === undefined ? [] : [personal.of]));
    const stored = await store.putKeys(
      at,
      subjects.map((subjectId) => ({ subjectId, sealedKey: newKeyOf(subjectId) })),
    );
    const keyFor = ({ personal }: AuditEntry) => (personal === undefined ? undefined : stored.get(personal.of));
    await store.insertRows(
      at,
      entries.map((entry) => rowOf(entry, keyFor(entry) ?? null)),
    );
  }

  function rowOf(entry: AuditEntry, sealedKey: Buffer | null): store.NewRow {
    const { action, actor, mediaId = null, subjectId = null, facts = {}, personal } = entry;
    return {
      happenedAt: clock.now(),
      action,
      actor: actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.id}`,
      mediaId,
      subjectId,
      facts,
      personalOf: personal?.of ?? null,
      personal: personal === undefined || sealedKey === null ? null : sealed(personal, sealedKey),
    };
  }

  function sealed({ of, fields }: NonNullable<AuditEntry['personal']>, sealedKey: Buffer): Buffer {
    return keys.seal(JSON.stringify(fields), `audit:${of}`, keyIn(sealedKey, of));
  }

  async function keyOf(at: Db, subjectId: string): Promise<Buffer> {
    return (await store.findKey(at, subjectId)) ?? (await store.putKey(at, subjectId, newKeyOf(subjectId)));
  }

  function newKeyOf(subjectId: string): Buffer {
    return keys.seal(randomBytes(32), boundTo(subjectId));
  }

  /** Adds links to the chain until nothing is unsealed. */
  async function seal(): Promise<void> {
    while ((await sealSome()) === ROWS_A_SEAL) {}
  }

  function sealSome(): Promise<number> {
    return transact(db, async (tx) => {
      if (!(await store.lockSealing(tx))) return 0;
      const rows = await store.listUnsealedRows(tx, ROWS_A_SEAL);
      if (rows.length === 0) return 0;
      const link = nextSeal(await store.findLastSeal(tx), rows);
      await store.insertSeal(tx, { seal: link, rowIds: rows.map((row) => row.id), sealedAt: clock.now() });
      return rows.length;
    });
  }

  async function list(filter: store.Filter) {
    const rows = await store.listRows(db, { ...filter, limit: filter.limit + 1 });
    const shown = rows.slice(0, filter.limit);
    const [read, newest] = await Promise.all([reader(shown, 'in outline'), store.findNewestSeal(db)]);
    return {
      rows: shown.map((row) => rowView(row, read(row))),
      next: rows.length > filter.limit ? (shown.at(-1)?.id ?? null) : null,
      lastLink:
        newest === undefined
          ? null
          : { number: newest.number, hash: newest.hash.toString('hex'), sealedAt: newest.sealedAt.toISOString() },
    };
  }

  /** The whole log as lines of a file; who took it, and whether addresses were in the clear, is a row of it. */
  async function exported(shown: Shown, by: Principal | null): Promise<AsyncIterable<string>> {
    await record(db, { action: 'audit.exported', actor: actorOf(by), facts: { personal: shown } });
    return journal(shown);
  }

  /** Every link with its rows, as lines of a file that can be checked elsewhere; sealed to this moment first. */
  async function* journal(shown: Shown): AsyncGenerator<string> {
    await seal();
    yield headLine(publicUrl, clock.now());
    let links = 0;
    for (;;) {
      const link = await store.findSeal(db, links + 1);
      if (link === undefined) break;
      const rows = await store.listRowsOfSeal(db, link.number);
      const read = await reader(rows, shown);
      for (const row of rows) yield rowLine(row, read(row));
      yield linkLine(link);
      links = link.number;
    }
    yield endLine(links);
  }

  /** Opens personal fields, as long as the key of that person is kept; null when there are none or it is gone. */
  async function reader(
    rows: readonly store.Row[],
    shown: Shown,
  ): Promise<(row: store.Row) => Record<string, string> | null> {
    const subjects = new Set(rows.flatMap(({ personalOf }) => personalOf ?? []));
    const stored = await store.listKeys(db, [...subjects]);
    const opened = new Map(stored.map(({ subjectId, sealedKey }) => [subjectId, keyIn(sealedKey, subjectId)]));
    return ({ personalOf, personal }) => {
      const key = opened.get(personalOf ?? '');
      if (personal === null || key === undefined) return null;
      // Sealed by us, so it is what we sealed.
      const fields = JSON.parse(keys.unseal(personal, `audit:${personalOf}`, key).toString()) as Record<string, string>;
      return shown === 'in the clear' ? fields : inOutline(fields);
    };
  }

  function keyIn(sealedKey: Buffer, subjectId: string): Buffer {
    return keys.unseal(sealedKey, boundTo(subjectId));
  }

  /** What was sealed for this person cannot be read again, by anybody; the chain stays whole. */
  async function shred(tx: Tx, subjectId: string): Promise<void> {
    await store.deleteKey(tx, subjectId);
  }
}

function inOutline(fields: Record<string, string>): Record<string, string> {
  const outlined = Object.entries(fields).map(([name, value]) => {
    const folded = foldEmail(value);
    return [name, folded === null ? value : maskEmail(folded)];
  });
  return Object.fromEntries(outlined);
}

function rowView(row: store.ListedRow, personal: Record<string, string> | null): AuditRowView {
  const { id, action, actor, actorName, mediaId, mediaTitle, subjectId, facts } = row;
  return {
    id,
    happenedAt: row.happenedAt.toISOString(),
    action,
    actor,
    actorName,
    mediaId,
    mediaTitle,
    subjectId,
    facts: { ...facts },
    personal,
    isErased: row.personal !== null && personal === null,
  };
}

const boundTo = (subjectId: string) => `audit-key:${subjectId}`;
