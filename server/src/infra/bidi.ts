import bidiFactory from 'bidi-js';

// Its types tell of a module with a default; Node hands over the function itself, as from any CommonJS.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

/** A piece of a line that runs one way and holds no space, or the space between two. */
export type Piece = { readonly text: string; readonly isSpace: boolean };

export type Direction = 'ltr' | 'rtl';

/** Which way a paragraph runs by its first letter; `otherwise` where it has none that says. */
export function baseDirection(text: string, otherwise: Direction): Direction {
  const strong = /[\p{L}]/u.exec(text)?.[0];
  if (strong === undefined) return otherwise;
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(strong)
    ? 'rtl'
    : 'ltr';
}

/**
 * A line in the order in which it is drawn, from left to right (UAX #9). Letters within a piece stay in the order they
 * are read, since whoever shapes them turns them; brackets that run to the left are mirrored here.
 */
export function visualOrder(line: string, direction: Direction): readonly Piece[] {
  if (line === '') return [];
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const runs = runsOf(line, levels);
  const highest = Math.max(...runs.map(({ level }) => level));
  const lowestOdd = Math.min(...runs.map(({ level }) => (level % 2 === 1 ? level : highest + 1)));
  let ordered = runs;
  for (let level = highest; level >= lowestOdd; level -= 1) ordered = reversedFrom(ordered, level);
  return ordered.flatMap(({ text, level }) => {
    const pieces = piecesOf(level % 2 === 1 ? mirrored(text) : text);
    return level % 2 === 1 ? pieces.toReversed() : pieces;
  });
}

type Run = { readonly text: string; readonly level: number };

function runsOf(line: string, levels: Uint8Array): readonly Run[] {
  const runs: Run[] = [];
  for (let place = 0; place < line.length; place += 1) {
    const level = levels[place] ?? 0;
    const last = runs.at(-1);
    if (last?.level === level) runs[runs.length - 1] = { level, text: last.text + line[place] };
    else runs.push({ level, text: line[place] ?? '' });
  }
  return runs;
}

/** UAX #9, L2: every stretch of runs at this level or higher is turned around. */
function reversedFrom(runs: readonly Run[], level: number): readonly Run[] {
  const turned: Run[] = [];
  let stretch: Run[] = [];
  for (const run of runs) {
    if (run.level >= level) stretch.unshift(run);
    else {
      turned.push(...stretch, run);
      stretch = [];
    }
  }
  return [...turned, ...stretch];
}

function piecesOf(text: string): readonly Piece[] {
  return text
    .split(/(\s+)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, isSpace: /^\s/.test(piece) }));
}

function mirrored(text: string): string {
  return Array.from(text, (letter) => bidi.getMirroredCharacter(letter) ?? letter).join('');
}
