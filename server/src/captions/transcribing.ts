import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_CUES } from '#contract/captions/cues.ts';
import type { TranscriptionFailure } from '#contract/captions/endpoints.ts';
import { plainTextOf } from '#contract/captions/writing.ts';
import { announce } from '#infra/announce.ts';
import { transact } from '#infra/db.ts';
import { type Ffmpeg, ownPlaylistInput } from '#infra/ffmpeg.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { type Segment, TranscriberFailed } from '#infra/transcriber.ts';
import { versionFolderOf } from '#media/policy.ts';
import type { CaptionsDeps } from './deps.ts';
import { captionsChanged } from './news.ts';
import {
  bytesOf,
  captionsFrom,
  cutIn,
  LONGEST_PIECE_MS,
  languageFrom,
  millisecondsOf,
  nameOf,
  placed,
  wavOf,
} from './stitching.ts';
import { insertCaptions } from './store.ts';
import * as store from './transcriptions-store.ts';

const FOLDER = 'transcriptions';
const LOOK_MILLISECONDS = 1000;
const EXTRACT_SECONDS = 3600;
/** What taking out the sound is of the whole. */
const SOUND_PERCENT = 5;

type Order = {
  readonly transcriptionId: string;
  readonly ffmpeg: Ffmpeg;
  readonly signal: AbortSignal;
  readonly isLast: boolean;
};

/** Thrown by us alone, where the reason is already clear. */
class GivenUp extends Error {
  readonly because: TranscriptionFailure;
  constructor(because: TranscriptionFailure) {
    super(`No captions: ${because}.`);
    this.because = because;
  }
}

/** The work behind an order: take out the sound, have it listened to piece by piece, and keep a draft. */
export function createTranscribing({ db, clock, audit, jobs, storage, transcriber, log, search }: CaptionsDeps) {
  return { transcribe, sweep };

  /** May be called again after a crash: pieces that were heard are not sent twice. */
  async function transcribe({ transcriptionId, ffmpeg, signal, isLast }: Order): Promise<void> {
    const work = await store.findWork(db, transcriptionId);
    if (work === null) return endLost(transcriptionId);
    const watch = watchOver(work);
    try {
      await listen(work, ffmpeg, AbortSignal.any([signal, watch.over]));
    } catch (error) {
      if (watch.over.aborted) return await endLost(transcriptionId);
      const failure = signal.aborted ? null : failureOf(error, isLast);
      if (failure === null) throw error;
      log.warn({ err: error, transcriptionId, failure }, 'captions were not written');
      await fail(work, failure);
    } finally {
      watch.stop();
      await storage.remove(folderOf(transcriptionId));
    }
  }

  /** Looks whether somebody cancelled it or deleted the entry while a piece is listened to. */
  function watchOver({ id }: store.Work) {
    const over = new AbortController();
    const timer = setInterval(() => {
      store
        .findWork(db, id)
        .then((work) => (work === null ? over.abort(new Error('Nobody waits for these captions.')) : null))
        .catch((error: unknown) => log.warn({ err: error, transcriptionId: id }, 'could not look at an order'));
    }, LOOK_MILLISECONDS);
    return { over: over.signal, stop: () => clearInterval(timer) };
  }

  async function listen(work: store.Work, ffmpeg: Ffmpeg, signal: AbortSignal): Promise<void> {
    if (transcriber === null) throw new GivenUp('no-engine');
    await report(work, SOUND_PERCENT / 2);
    await using sound = await soundOf(work, ffmpeg, signal);
    const totalMs = millisecondsOf((await sound.stat()).size);
    if (totalMs === 0) throw new GivenUp('no-sound');

    const heard: Segment[] = [...work.segments];
    let { language } = work;
    for (let fromMs = work.doneMs; fromMs < totalMs; ) {
      const samples = await pieceOf(sound, fromMs, totalMs);
      const ms = millisecondsOf(samples.length);
      const transcript = await transcriber.transcribe({ wav: wavOf(samples), language, signal });
      heard.push(...placed(transcript.segments, { fromMs, ms }));
      // What the first piece is in holds for all others too.
      language ??= transcript.language === null ? null : languageFrom(transcript.language);
      fromMs += ms;
      const percent = SOUND_PERCENT + (100 - SOUND_PERCENT) * (fromMs / totalMs);
      await report(work, percent, { doneMs: fromMs, segments: heard });
    }
    await finish(work, heard, language === null || language === 'und' ? null : language);
  }

  /** Of what plays, so that the times are those of the player. */
  async function soundOf(
    { id, mediaId, version }: store.Work,
    ffmpeg: Ffmpeg,
    signal: AbortSignal,
  ): Promise<FileHandle> {
    const folder = await storage.makeFolder(folderOf(id));
    const file = join(folder, 'sound.pcm');
    const master = join(storage.pathOf(versionFolderOf({ id: mediaId, version })), 'master.m3u8');
    await ffmpeg.encode({
      args: [
        ...ownPlaylistInput(master),
        ...['-map', '0:a:0', '-vn', '-sn', '-dn', '-ac', '1', '-ar', '16000', '-c:a', 'pcm_s16le', '-f', 's16le'],
        file,
      ],
      folder,
      maxSeconds: EXTRACT_SECONDS,
      signal,
    });
    return open(file, 'r');
  }

  async function pieceOf(sound: FileHandle, fromMs: number, totalMs: number): Promise<Buffer> {
    const isRest = totalMs - fromMs <= LONGEST_PIECE_MS;
    const samples = Buffer.alloc(bytesOf(isRest ? totalMs - fromMs : LONGEST_PIECE_MS));
    const { bytesRead } = await sound.read(samples, 0, samples.length, bytesOf(fromMs));
    const read = samples.subarray(0, bytesRead);
    return isRest ? read : read.subarray(0, bytesOf(cutIn(read)));
  }

  async function report(
    { id, mediaId }: store.Work,
    percent: number,
    heard?: { readonly doneMs: number; readonly segments: readonly Segment[] },
  ): Promise<void> {
    await transact(db, async (tx) => {
      const isAwaited = await store.putProgress(tx, id, {
        percent,
        now: clock.now(),
        ...(heard === undefined ? {} : { heard }),
      });
      if (isAwaited) await announce(tx, captionsChanged(mediaId));
    });
  }

  /** A draft: nobody sees it before somebody has looked through it. */
  async function finish(
    { id, mediaId }: store.Work,
    heard: readonly Segment[],
    language: string | null,
  ): Promise<void> {
    const cues = captionsFrom(heard).slice(0, MOST_CUES);
    if (cues.length === 0) throw new GivenUp('nothing-said');
    const spoken = language ?? 'und';
    await transact(db, async (tx) => {
      const order = await store.lockTranscription(tx, id);
      if (order?.state !== 'running') return;
      const { id: captionsId } = await insertCaptions(tx, {
        mediaId,
        language: spoken,
        label: nameOf(spoken),
        origin: 'machine',
        isShown: false,
        isChecked: false,
        cues,
        plainText: plainTextOf(cues),
        createdAt: clock.now(),
      });
      await store.endTranscription(tx, id, { state: 'done', captionsId, percent: 100 }, clock.now());
      const facts = { cues: cues.length, language: spoken };
      await audit.record(tx, {
        action: 'captions.transcribed',
        actor: { kind: 'system' },
        mediaId,
        subjectId: captionsId,
        facts,
      });
      await search.follow(tx, mediaId);
      await announce(tx, captionsChanged(mediaId));
    });
  }

  async function fail(
    { id, mediaId }: Pick<store.Work, 'id' | 'mediaId'>,
    failure: TranscriptionFailure,
  ): Promise<void> {
    await transact(db, async (tx) => {
      const order = await store.lockTranscription(tx, id);
      if (order?.state !== 'running' && order?.state !== 'waiting') return;
      await store.endTranscription(tx, id, { state: 'failed', failure }, clock.now());
      await audit.record(tx, {
        action: 'captions.transcription-failed',
        actor: { kind: 'system' },
        mediaId,
        subjectId: id,
        facts: { failure },
      });
      await announce(tx, captionsChanged(mediaId));
    });
  }

  /** Of an entry that was put into the bin meanwhile; who cancelled it has ended it already. */
  async function endLost(transcriptionId: string): Promise<void> {
    await transact(db, async (tx) => {
      const order = await store.lockTranscription(tx, transcriptionId);
      if (order?.state !== 'running' && order?.state !== 'waiting') return;
      await store.endTranscription(tx, transcriptionId, { state: 'cancelled' }, clock.now());
      await announce(tx, captionsChanged(order.mediaId));
    });
  }

  /** A worker that dies in every attempt cannot say so itself, nor tidy up. */
  async function sweep(): Promise<void> {
    const ids = await store.listUnderWay(db);
    for (const transcriptionId of ids) {
      if (await jobs.isUnderWay('captions.transcribe', { transcriptionId })) continue;
      const work = await store.findWork(db, transcriptionId);
      if (work === null) await endLost(transcriptionId);
      else await fail(work, 'our-fault');
    }
    for (const folder of await storage.list(FOLDER)) {
      if (!ids.includes(folder)) await storage.remove(`${FOLDER}/${folder}`);
    }
  }
}

function folderOf(transcriptionId: string): string {
  return `${FOLDER}/${transcriptionId}`;
}

/** Null when another attempt may do better. */
function failureOf(error: unknown, isLast: boolean): TranscriptionFailure | null {
  if (error instanceof GivenUp) return error.because;
  if (error instanceof TranscriberFailed) return error.mayPass && !isLast ? null : error.because;
  if (error instanceof ProgramFailed && error.because === 'time-limit') return 'took-too-long';
  if (error instanceof ProgramFailed && /matches no streams/.test(error.lastWords)) return 'no-sound';
  return isLast ? 'our-fault' : null;
}
