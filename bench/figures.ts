export type Spread = { readonly min: number; readonly median: number; readonly max: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { min: at(0), median: at(0.5), max: at(1) };
}

/** Of each round its own ratio: what slows the machine for a moment slows both sides of it. */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): Spread {
  return spreadOf(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function sayTitle(title: string): void {
  say(`\n${title}\n${'-'.repeat(title.length)}`);
}

export function saySpread(name: string, { min, median, max }: Spread, digits = 0): void {
  const cells = [min, median, max].map((value) => value.toFixed(digits).padStart(9));
  say(`${name.padEnd(44)}${cells.join('')}`);
}

export function sayHead(unit: string): void {
  say(`${unit.padEnd(44)}${['min', 'median', 'max'].map((word) => word.padStart(9)).join('')}`);
}
