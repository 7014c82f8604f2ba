import { randomUUID } from 'node:crypto';
import type { Principal } from '#contract/access/principal.ts';
import type { TranscriptionView } from '#contract/captions/endpoints.ts';
import { announce } from '#infra/announce.ts';
import { transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import type { CaptionsDeps } from './deps.ts';
import { captionsChanged } from './news.ts';
import { isFull, isUnderWay, refusalOf } from './policy.ts';
import { countCaptions, lockEntry } from './store.ts';
import * as store from './transcriptions-store.ts';
import { transcriptionView } from './view.ts';

type OfMedia = { readonly mediaId: string; readonly caller: Principal };

/** Asking a machine for captions, and thinking better of it. */
export function createOrdering({ db, clock, audit, jobs, transcriber }: CaptionsDeps) {
  return { transcriptions, order, cancel };

  async function transcriptions(mediaId: string) {
    const rows = await store.listTranscriptions(db, mediaId);
    return { hasEngine: transcriber !== null, transcriptions: rows.map(transcriptionView) };
  }

  async function order({
    mediaId,
    caller,
    language,
  }: OfMedia & { readonly language: string | null }): Promise<TranscriptionView> {
    if (transcriber === null) throw new Problem('captions.no-engine');
    return transact(db, async (tx) => {
      const entry = await lockEntry(tx, mediaId);
      const refusal = refusalOf(entry);
      if (refusal !== null) throw new Problem(refusal);
      if (entry?.playable !== true) throw new Problem('media.not-ready');
      if (await store.isUnderWay(tx, mediaId)) throw new Problem('captions.under-way');
      if (isFull(await countCaptions(tx, mediaId))) throw new Problem('captions.too-many');
      const ordered = await store.insertTranscription(tx, {
        id: randomUUID(),
        mediaId,
        language,
        createdAt: clock.now(),
      });
      await jobs.order(tx, 'captions.transcribe', { transcriptionId: ordered.id });
      await audit.record(tx, {
        action: 'captions.transcription-ordered',
        actor: actorOf(caller),
        mediaId,
        subjectId: ordered.id,
        facts: { language },
      });
      await announce(tx, captionsChanged(mediaId));
      return transcriptionView(ordered);
    });
  }

  /** The worker notices within a second. */
  async function cancel({
    mediaId,
    caller,
    transcriptionId,
  }: OfMedia & { readonly transcriptionId: string }): Promise<null> {
    return transact(db, async (tx) => {
      const found = await store.lockTranscription(tx, transcriptionId);
      if (found?.mediaId !== mediaId || !isUnderWay(found.state)) throw new Problem('captions.no-transcription');
      await store.endTranscription(tx, transcriptionId, { state: 'cancelled' }, clock.now());
      await audit.record(tx, {
        action: 'captions.transcription-cancelled',
        actor: actorOf(caller),
        mediaId,
        subjectId: transcriptionId,
      });
      await announce(tx, captionsChanged(mediaId));
      return null;
    });
  }
}
