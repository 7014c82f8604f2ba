import { randomUUID } from 'node:crypto';
import type { Person } from '#contract/access/principal.ts';
import { siteAbilitiesOf } from '#contract/access/roles.ts';
import type { startEdit } from '#contract/editor/endpoints.ts';
import { type Part, partsBetween } from '#contract/editor/parts.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { EditorDeps } from './deps.ts';
import { tellOfEditor } from './news.ts';
import { refusalOfEdit } from './policy.ts';
import * as store from './store.ts';
import { editView } from './view.ts';

type Wanted = BodyOf<typeof startEdit>;

/** Beginning an edit and giving it up; the work between is the worker's. */
export function createEditing({ db, clock, audit, jobs, media }: EditorDeps) {
  return { start, cancel };

  async function start(mediaId: string, wanted: Wanted, caller: Person) {
    await transact(db, async (tx) => {
      const entry = await media.versions.lock(tx, mediaId);
      if (entry === undefined) throw new Problem('media.unknown');
      if (entry.deletedAt !== null) throw new Problem('media.is-deleted');
      const { becomes } = wanted;
      const parts = partsOf(wanted, entry.durationSeconds ?? 0);
      const because = refusalOfEdit({
        entry: { ...entry, isReady: entry.state === 'ready' },
        isBusy: await store.isBusy(tx, mediaId),
        mayCreate: siteAbilitiesOf(caller.siteRole).includes('media.create'),
        becomes,
        parts,
      });
      if (because !== null) throw new Problem(because);

      const id = randomUUID();
      await store.insertEdit(tx, {
        ...{ id, mediaId, becomes, parts },
        personId: caller.personId,
        ofNumber: entry.version,
        title: titleOf(wanted, entry.title),
        intoNumber: becomes === 'version' ? await store.nextNumber(tx, mediaId, entry.version) : null,
        intoMediaIds: entriesOf(becomes, parts),
        startedAt: clock.now(),
      });
      await audit.record(tx, {
        action: 'editor.started',
        actor: actorOf(caller),
        mediaId,
        subjectId: id,
        facts: { becomes, parts },
      });
      await jobs.order(tx, 'editor.edit', { editId: id });
      await tellOfEditor(tx, mediaId);
    });
    const edit = await store.findLatestEdit(db, mediaId);
    if (edit === undefined) throw new Problem('media.unknown');
    return editView(edit);
  }

  /** The worker stops within a second, and takes away what it made. */
  async function cancel({ mediaId, editId }: { readonly mediaId: string; readonly editId: string }, caller: Person) {
    await transact(db, async (tx) => {
      const edit = await requireOpen(tx, { mediaId, editId });
      await store.endEdit(tx, { id: edit.id, state: 'cancelled', now: clock.now() });
      await audit.record(tx, { action: 'editor.cancelled', actor: actorOf(caller), mediaId, subjectId: edit.id });
      await tellOfEditor(tx, mediaId);
    });
    return null;
  }

  async function requireOpen(
    tx: Tx,
    { mediaId, editId }: { readonly mediaId: string; readonly editId: string },
  ): Promise<store.Edit> {
    const edit = await store.lockEdit(tx, editId);
    if (edit === undefined || edit.mediaId !== mediaId || edit.endedAt !== null) throw new Problem('editor.no-edit');
    return edit;
  }
}

function partsOf(wanted: Wanted, durationSeconds: number): readonly Part[] {
  return wanted.becomes === 'entries' ? partsBetween(wanted.at, durationSeconds) : wanted.parts;
}

const MOST_TITLE = 200;

function titleOf(wanted: Wanted, title: string): string {
  if (wanted.becomes === 'version') return title;
  return wanted.title ?? (wanted.becomes === 'entry' ? `Clip of ${title}` : title).slice(0, MOST_TITLE);
}

/** Their ids are known before they are there, so that doing it twice makes none twice. */
function entriesOf(becomes: Wanted['becomes'], parts: readonly Part[]): string[] {
  switch (becomes) {
    case 'version':
      return [];
    case 'entry':
      return [randomUUID()];
    case 'entries':
      return parts.map(() => randomUUID());
  }
}
