import { type Cue, inOrder, LAST_MS } from '#contract/captions/cues.ts';
import { cleanMarkup } from '#contract/captions/markup.ts';

/** A cue while somebody works on it: its text is as it is typed, and it keeps its id when its times change. */
export type EditedCue = Cue & { readonly id: number };

export type Editing = {
  readonly cues: readonly EditedCue[];
  readonly nextId: number;
  readonly past: readonly (readonly EditedCue[])[];
  readonly future: readonly (readonly EditedCue[])[];
  /** Typing on in the same cue is one step of undoing. */
  readonly typing: number | null;
};

export type Edit =
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'times'; readonly id: number; readonly startMs: number; readonly endMs: number }
  | { readonly kind: 'insert'; readonly atMs: number }
  | { readonly kind: 'insert-after'; readonly id: number }
  | { readonly kind: 'split'; readonly id: number; readonly atMs: number }
  | { readonly kind: 'merge'; readonly id: number }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'shift'; readonly byMs: number }
  | { readonly kind: 'replace'; readonly find: string; readonly by: string }
  | { readonly kind: 'take'; readonly cues: readonly Cue[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

const NEW_MS = 2000;
const MOST_UNDOS = 200;

export function beginEditing(cues: readonly Cue[]): Editing {
  return { cues: cues.map(asEdited(0)), nextId: cues.length, past: [], future: [], typing: null };
}

export function edit(editing: Editing, wanted: Edit): Editing {
  const { cues, past, future, nextId } = editing;
  if (wanted.kind === 'undo') {
    const before = past.at(-1);
    if (before === undefined) return editing;
    return { ...editing, cues: before, past: past.slice(0, -1), future: [...future, cues], typing: null };
  }
  if (wanted.kind === 'redo') {
    const after = future.at(-1);
    if (after === undefined) return editing;
    return { ...editing, cues: after, past: [...past, cues], future: future.slice(0, -1), typing: null };
  }
  const changed = changedBy(cues, nextId, wanted);
  if (changed === cues) return editing;
  const typing = wanted.kind === 'text' ? wanted.id : null;
  return {
    cues: changed,
    nextId: nextId + (wanted.kind === 'take' ? wanted.cues.length : 1),
    past: typing !== null && typing === editing.typing ? past : [...past.slice(-MOST_UNDOS), cues],
    future: [],
    typing,
  };
}

type Change = Exclude<Edit, { readonly kind: 'undo' | 'redo' }>;

function changedBy(cues: readonly EditedCue[], nextId: number, wanted: Change): readonly EditedCue[] {
  switch (wanted.kind) {
    case 'text':
      return cues.map((cue) => (cue.id === wanted.id ? { ...cue, text: wanted.text } : cue));
    case 'times':
      if (wanted.startMs >= wanted.endMs || wanted.startMs < 0 || wanted.endMs > LAST_MS) return cues;
      return inOrder(
        cues.map((cue) => (cue.id === wanted.id ? { ...cue, startMs: wanted.startMs, endMs: wanted.endMs } : cue)),
      );
    case 'insert':
      return inOrder([...cues, { id: nextId, startMs: wanted.atMs, endMs: endOf(cues, wanted.atMs), text: '' }]);
    case 'insert-after':
      return cues.flatMap((cue) =>
        cue.id === wanted.id
          ? [cue, { id: nextId, startMs: cue.endMs, endMs: endOf(cues, cue.endMs), text: '' }]
          : [cue],
      );
    case 'split':
      return cues.flatMap((cue) => (cue.id === wanted.id ? halvesOf(cue, wanted.atMs, nextId) : [cue]));
    case 'merge': {
      const place = cues.findIndex(({ id }) => id === wanted.id);
      const [one, two] = [cues[place], cues[place + 1]];
      if (one === undefined || two === undefined) return cues;
      const text = [one.text, two.text].filter((part) => part !== '').join('\n');
      return cues.toSpliced(place, 2, { ...one, endMs: Math.max(one.endMs, two.endMs), text });
    }
    case 'remove':
      return cues.filter(({ id }) => id !== wanted.id);
    case 'shift':
      return shifted(cues, wanted.byMs);
    case 'replace':
      return placesOf(cues, wanted.find) === 0
        ? cues
        : cues.map((cue) => ({ ...cue, text: cue.text.replace(patternOf(wanted.find), () => wanted.by) }));
    case 'take':
      return wanted.cues.map(asEdited(nextId));
  }
}

/** Until the next one begins, if that is soon. */
function endOf(cues: readonly Cue[], startMs: number): number {
  const next = cues.find((cue) => cue.startMs > startMs)?.startMs ?? Number.POSITIVE_INFINITY;
  return Math.min(startMs + NEW_MS, Math.max(next, startMs + 200), LAST_MS);
}

/** The words are cut where the line is, or about where the time is. */
function halvesOf(cue: EditedCue, atMs: number, id: number): readonly EditedCue[] {
  const middle = Math.round((cue.startMs + cue.endMs) / 2);
  const at = cue.startMs < atMs && atMs < cue.endMs ? atMs : middle;
  if (at <= cue.startMs || at >= cue.endMs) return [cue];
  const [first, second] = halvesOfText(cue.text, (at - cue.startMs) / (cue.endMs - cue.startMs));
  return [
    { ...cue, endMs: at, text: first },
    { ...cue, id, startMs: at, text: second },
  ];
}

function halvesOfText(text: string, share: number): readonly [string, string] {
  const lines = text.split('\n');
  if (lines.length > 1) {
    const half = Math.ceil(lines.length / 2);
    return [lines.slice(0, half).join('\n'), lines.slice(half).join('\n')];
  }
  const words = text.split(' ');
  const count = Math.min(Math.max(Math.round(words.length * share), 1), Math.max(words.length - 1, 1));
  return [words.slice(0, count).join(' '), words.slice(count).join(' ')];
}

/** What would lie before the beginning stays, as far as it can. */
function shifted(cues: readonly EditedCue[], byMs: number): readonly EditedCue[] {
  const moved = cues.map((cue) => {
    const startMs = Math.min(Math.max(cue.startMs + byMs, 0), LAST_MS - 1);
    return { ...cue, startMs, endMs: Math.min(Math.max(cue.endMs + byMs, startMs + 1), LAST_MS) };
  });
  return byMs === 0 ? cues : moved;
}

/** In how many places these words stand. */
export function placesOf(cues: readonly Cue[], find: string): number {
  if (find === '') return 0;
  const pattern = patternOf(find);
  return cues.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
}

function patternOf(find: string): RegExp {
  return new RegExp(find.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'giu');
}

/** As they will be kept: without what says nothing. */
export function written(cues: readonly EditedCue[]): readonly Cue[] {
  return cues.flatMap(({ startMs, endMs, text }) => {
    const clean = cleanMarkup(text);
    return clean === '' ? [] : [{ startMs, endMs, text: clean }];
  });
}

function asEdited(firstId: number): (cue: Cue, at: number) => EditedCue {
  return ({ startMs, endMs, text }, at) => ({ id: firstId + at, startMs, endMs, text: editable(text) });
}

/** `&amp;` is written `&` where it cannot be taken for something else; the server writes it anew. */
function editable(text: string): string {
  return text
    .replaceAll('&gt;', '>')
    .replace(/&lt;(?![A-Za-z/!?\d:])/g, '<')
    .replace(/&amp;(?!#?\w{1,8};)/g, '&');
}
