import { type Db, type Tx, transact } from '#infra/db.ts';
import type { Jobs } from '#infra/jobs.ts';
import { dictionaryFor, dictionaryOf } from './languages.ts';
import { partsOf, type SourceText } from './policy.ts';
import * as store from './store.ts';
import { foldText } from './words.ts';

type Deps = { readonly db: Db; readonly jobs: Pick<Jobs, 'order' | 'orderMany'> };

const AT_ONCE = 1000;
/** So much of a description decides the order of hits; all of it is found. */
const HEAD_CHARACTERS = 1000;

/** Keeps what is searched up with what is written. */
export function createIndexing({ db, jobs }: Deps) {
  return { follow, followOwner, index, orderAll, orderMissing };

  /** For whoever changes a title, tags, a description, captions or the text of a document, in the same transaction. */
  function follow(tx: Tx, mediaId: string): Promise<void> {
    return jobs.order(tx, 'search.index', { mediaId });
  }

  /** A name stands in the index of everything that the person owns. */
  async function followOwner(tx: Tx, personId: string): Promise<void> {
    await orderMany(tx, await store.listOwnedBy(tx, personId));
  }

  /** Says how many were ordered. */
  async function orderAll(): Promise<number> {
    return orderEach('all');
  }

  /** What was made before there was an index, or whose order was lost. */
  async function orderMissing(): Promise<void> {
    await orderEach('not indexed');
  }

  async function orderEach(which: 'all' | 'not indexed'): Promise<number> {
    let after: string | null = null;
    let count = 0;
    do {
      const ids: readonly string[] = await store.listEntries(db, { after, limit: AT_ONCE, which });
      await transact(db, (tx) => orderMany(tx, ids));
      count += ids.length;
      after = ids.length < AT_ONCE ? null : (ids.at(-1) ?? null);
    } while (after !== null);
    return count;
  }

  async function orderMany(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await jobs.orderMany(
      tx,
      'search.index',
      ids.map((mediaId) => ({ mediaId })),
    );
  }

  /** Reads everything anew under a lock: of two at once, the second sees all that the first could not. */
  async function index(mediaId: string): Promise<void> {
    await transact(db, async (tx) => {
      const details = await store.lockDetails(tx, mediaId);
      if (details === undefined) return;
      const texts = await store.listTexts(tx, mediaId);
      const { title, tags, description, ownerName } = details;
      const dictionary = dictionaryOfDetails(details, texts);
      const look = foldText([title, ...tags, ownerName].join(' '));
      const head = await store.headOf(tx, {
        dictionary,
        title: foldText(title),
        tags: foldText(tags.join(' ')),
        ownerName: foldText(ownerName),
        description: foldText(description.slice(0, HEAD_CHARACTERS)),
      });
      const rest = foldText(description.slice(HEAD_CHARACTERS));
      await store.putTexts(tx, { mediaId, look, head }, [
        { source: 'details', part: 0, dictionary, body: '', places: [], folded: rest },
        ...texts.flatMap(partsOfText).map((text, part) => ({ ...text, part })),
      ]);
    });
  }
}

/** A title is too short to tell its language; the captions, or a description, say it. */
function dictionaryOfDetails({ title, description }: store.Details, texts: readonly SourceText[]) {
  const told = texts.find(({ source, language }) => source === 'captions' && language !== null);
  const guessed = dictionaryOf(`${title} ${description}`);
  return guessed !== 'simple' || told === undefined ? guessed : dictionaryFor(told.language ?? '');
}

function partsOfText({ source, language, lines }: SourceText): Omit<store.IndexedText, 'part'>[] {
  const parts = partsOf(lines);
  const dictionary = language === null ? dictionaryOf(parts[0]?.body ?? '') : dictionaryFor(language);
  return parts.map(({ body, places }) => ({ source, dictionary, body, places, folded: foldText(body) }));
}
