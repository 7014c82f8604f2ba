import type { Principal } from '#contract/access/principal.ts';
import type { listVersions } from '#contract/editor/endpoints.ts';
import type { Part } from '#contract/editor/parts.ts';
import type { AnswerInput } from '#contract/endpoint.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { EditorDeps } from './deps.ts';
import { tellOfEditor } from './news.ts';
import { keptUntil, versionsToSweep } from './policy.ts';
import * as store from './store.ts';

type Entry = NonNullable<Awaited<ReturnType<EditorDeps['media']['versions']['lock']>>>;

export type Versions = ReturnType<typeof createVersions>;

/** The versions of an entry, the one that plays among them, and what goes along when another one plays. */
export function createVersions({ db, clock, audit, media, onTimeline }: EditorDeps) {
  const { versions } = media;
  return { list, restore, playNew, sweep };

  async function list(mediaId: string): Promise<AnswerInput<typeof listVersions>> {
    const [entry, kept] = await Promise.all([versions.find(mediaId), store.listVersions(db, mediaId)]);
    if (entry === undefined) throw new Problem('media.unknown');
    const views = kept.map((version) => viewOf(version, entry));
    // As long as nothing was edited, nothing is written down.
    const all = views.length > 0 ? views : [viewOf({ ...(await firstOf(entry)), byName: entry.ownerName }, entry)];
    return { versions: all, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  function viewOf(version: Omit<store.NamedVersion, 'timeline'>, entry: Entry) {
    const { number, parts, ofNumber, byName, madeAt, durationSeconds, bytes, leftAt } = version;
    return {
      number,
      isCurrent: number === entry.version,
      parts: parts === null ? null : parts.map(({ from, to }) => ({ from, to })),
      ofNumber,
      byName,
      madeAt: madeAt.toISOString(),
      durationSeconds,
      bytes,
      keptUntil: keptUntil(leftAt)?.toISOString() ?? null,
    };
  }

  /** What was uploaded. */
  async function firstOf({ id, version, ownerId, createdAt, durationSeconds }: Entry) {
    return {
      mediaId: id,
      number: version,
      ofNumber: null,
      parts: null,
      personId: ownerId,
      madeAt: createdAt,
      durationSeconds,
      bytes: await versions.bytesOf({ id, version }),
      leftAt: null,
    };
  }

  type Made = {
    readonly number: number;
    readonly parts: readonly Part[];
    readonly personId: string;
    readonly durationSeconds: number | null;
  };

  /** The entry is locked. What lies on the timeline moves with the parts. */
  async function playNew(tx: Tx, entry: Entry, { number, parts, personId, durationSeconds }: Made): Promise<void> {
    const mediaId = entry.id;
    await leave(tx, entry);
    const bytes = await versions.bytesOf({ id: mediaId, version: number });
    await store.putVersion(tx, {
      ...{ mediaId, number, parts, personId, durationSeconds, bytes },
      ofNumber: entry.version,
      madeAt: clock.now(),
    });
    for (const feature of onTimeline) await feature.move(tx, { mediaId, parts });
    await versions.show(tx, entry, { version: number, durationSeconds });
  }

  async function restore(
    { mediaId, number }: { readonly mediaId: string; readonly number: number },
    by: Principal,
  ): Promise<null> {
    await transact(db, async (tx) => {
      const entry = await versions.lock(tx, mediaId);
      if (entry === undefined) throw new Problem('media.unknown');
      if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
      if (entry.version === number) return;
      if (await store.isBusy(tx, mediaId)) throw new Problem('editor.busy');
      const wanted = await store.findVersion(tx, { mediaId, number });
      if (wanted === undefined) throw new Problem('editor.no-version');

      await leave(tx, entry);
      await store.updateVersion(tx, wanted, { leftAt: null });
      for (const { name, putBack } of onTimeline) {
        if (name in wanted.timeline) await putBack(tx, mediaId, wanted.timeline[name]);
      }
      await versions.show(tx, entry, { version: number, durationSeconds: wanted.durationSeconds });
      await audit.record(tx, {
        action: 'editor.version-restored',
        actor: actorOf(by),
        mediaId,
        facts: { from: entry.version, to: number },
      });
      await tellOfEditor(tx, mediaId);
    });
    return null;
  }

  /** Writes down what plays until now, with all that lies on its timeline. */
  async function leave(tx: Tx, entry: Entry): Promise<void> {
    const first = await firstOf(entry);
    const { leftAt: _still, ...version } = first;
    await store.putVersion(tx, version);
    const kept: Record<string, unknown> = {};
    for (const { name, keep } of onTimeline) kept[name] = await keep(tx, entry.id);
    await store.updateVersion(tx, first, { leftAt: clock.now(), timeline: kept });
  }

  async function sweep(): Promise<void> {
    for (const mediaId of await store.listEditedMedia(db)) await sweepEntry(mediaId);
  }

  async function sweepEntry(mediaId: string): Promise<void> {
    const swept = await transact(db, async (tx) => {
      const entry = await versions.lock(tx, mediaId);
      if (entry === undefined) return [];
      const numbers = versionsToSweep(await store.listVersions(tx, mediaId), clock.now());
      if (numbers.length === 0) return [];
      await store.deleteVersions(tx, mediaId, numbers);
      await audit.record(tx, {
        action: 'editor.versions-swept',
        actor: { kind: 'system' },
        mediaId,
        facts: { numbers },
      });
      await tellOfEditor(tx, mediaId);
      return numbers;
    });
    await Promise.all(swept.map((version) => versions.remove({ id: mediaId, version })));
  }
}
