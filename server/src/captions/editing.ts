import type { Principal } from '#contract/access/principal.ts';
import { type Cue, inOrder } from '#contract/captions/cues.ts';
import type { CaptionsView } from '#contract/captions/endpoints.ts';
import { readCaptions } from '#contract/captions/reading.ts';
import { plainTextOf } from '#contract/captions/writing.ts';
import { announce } from '#infra/announce.ts';
import { type Tx, transact } from '#infra/db.ts';
import { actorOf } from '#infra/principal.ts';
import { Problem } from '#infra/problem.ts';
import { decodeText } from './decoding.ts';
import type { CaptionsDeps } from './deps.ts';
import { captionsChanged } from './news.ts';
import { defaultAfter, isFull, maySee, refusalOf } from './policy.ts';
import * as store from './store.ts';
import { captionsView } from './view.ts';

type OfMedia = { readonly mediaId: string; readonly caller: Principal };
type Named = OfMedia & { readonly captionsId: string };

type Adding = OfMedia & {
  readonly language: string;
  readonly label: string;
  readonly isShown: boolean;
  /** In Base64; null begins with nothing. */
  readonly file: string | null;
};

type Change = {
  readonly language?: string | undefined;
  readonly label?: string | undefined;
  readonly isShown?: boolean | undefined;
  readonly isDefault?: boolean | undefined;
  readonly isChecked?: boolean | undefined;
};

type Read = {
  readonly cues: readonly Cue[];
  readonly leftOut: number;
  readonly cutShort: number;
  readonly wasGuessed: boolean;
};
const NOTHING: Read = { cues: [], leftOut: 0, cutShort: 0, wasGuessed: false };

/** The captions of an entry: who opens it reads what is shown, who edits it changes them all. */
export function createEditing({ db, clock, access, audit, search }: CaptionsDeps) {
  return { list, get, add, change, saveCues, remove };

  async function list({ mediaId, caller }: OfMedia): Promise<{ captions: CaptionsView[] }> {
    const [rows, { abilities }] = await Promise.all([
      store.listCaptions(db, mediaId),
      access.standingOn(caller, mediaId),
    ]);
    return { captions: rows.filter((row) => maySee(row, abilities)).map(captionsView) };
  }

  async function get({ caller, ...named }: Named): Promise<CaptionsView & { cues: Cue[] }> {
    const [row, { abilities }] = await Promise.all([
      store.findCaptions(db, named),
      access.standingOn(caller, named.mediaId),
    ]);
    if (row === undefined || !maySee(row, abilities)) throw new Problem('captions.unknown');
    const { cues, ...captions } = row;
    return { ...captionsView(captions), cues: [...cues] };
  }

  async function add({ mediaId, caller, language, label, isShown, file }: Adding) {
    const { cues, ...told } = file === null ? NOTHING : readFile(file);
    return transact(db, async (tx) => {
      const refusal = refusalOf(await store.lockEntry(tx, mediaId));
      if (refusal !== null) throw new Problem(refusal);
      if (isFull(await store.countCaptions(tx, mediaId))) throw new Problem('captions.too-many');
      const added = await store.insertCaptions(tx, {
        mediaId,
        language: canonical(language),
        label,
        origin: file === null ? 'written' : 'uploaded',
        isShown,
        isChecked: true,
        cues,
        plainText: plainTextOf(cues),
        createdAt: clock.now(),
      });
      await record(tx, 'captions.added', { mediaId, captionsId: added.id, caller }, { cues: cues.length, ...told });
      return { captions: captionsView(added), ...told };
    });
  }

  async function change({ change: wanted, ...named }: Named & { readonly change: Change }): Promise<CaptionsView> {
    return transact(db, async (tx) => {
      const before = await getLocked(tx, named);
      const isDefault = defaultAfter(before, wanted);
      if (isDefault && !before.isDefault) await store.dropDefault(tx, named.mediaId);
      const { language, ...rest } = wanted;
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      const changed = await store.updateCaptions(tx, before.id, {
        ...given,
        ...(language === undefined ? {} : { language: canonical(language) }),
        isDefault,
        changedAt: clock.now(),
      });
      await record(tx, 'captions.changed', named, { changed: Object.keys(given) });
      return captionsView(changed);
    });
  }

  /** Over the version they were made from: what somebody else saved in between is not lost. */
  async function saveCues({
    version,
    cues: written,
    ...named
  }: Named & { readonly version: number; readonly cues: readonly Cue[] }): Promise<CaptionsView> {
    const cues = inOrder(written.filter(({ text }) => text !== ''));
    const plainText = plainTextOf(cues);
    return transact(db, async (tx) => {
      const before = await getLocked(tx, named);
      if (before.version !== version) {
        throw new Problem('captions.changed-meanwhile', { facts: { version: before.version } });
      }
      const saved = await store.updateCues(tx, before.id, { cues, plainText, now: clock.now() });
      await record(tx, 'captions.saved', named, { cues: cues.length });
      return captionsView(saved);
    });
  }

  async function remove(named: Named): Promise<null> {
    return transact(db, async (tx) => {
      const { id, cueCount } = await getLocked(tx, named);
      await store.deleteCaptions(tx, id);
      await record(tx, 'captions.deleted', named, { cues: cueCount });
      return null;
    });
  }

  async function getLocked(tx: Tx, named: Named): Promise<store.Captions> {
    const row = await store.lockCaptions(tx, named);
    if (row === undefined) throw new Problem('captions.unknown');
    return row;
  }

  async function record(tx: Tx, action: `captions.${string}`, { mediaId, captionsId, caller }: Named, facts: object) {
    await audit.record(tx, { action, actor: actorOf(caller), mediaId, subjectId: captionsId, facts });
    await search.follow(tx, mediaId);
    await announce(tx, captionsChanged(mediaId));
  }
}

function readFile(file: string): Read {
  const decoded = decodeText(Buffer.from(file, 'base64'));
  if (decoded === null) throw new Problem('captions.not-captions');
  const reading = readCaptions(decoded.text);
  if (reading.kind === 'refuse') throw new Problem(`captions.${reading.because}`);
  const { cues, leftOut, cutShort } = reading;
  return { cues, leftOut, cutShort, wasGuessed: decoded.wasGuessed };
}

/** `EN-us` is `en-US`. */
function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? language;
  } catch {
    return language;
  }
}
