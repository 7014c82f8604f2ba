import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Databases } from './database.ts';
import type { Place } from './places.ts';
import { runProgram } from './program.ts';
import type { Statement } from './recording.ts';

/** pgbench counts; the places that it joins have these numbers as their names and secrets. */
const FIRST = 1_000_000_000_000_000_000n;

export function placeNumbered(number: number): Place {
  const name = String(FIRST + BigInt(number));
  const bytes = Buffer.from(name);
  const sealedKeyFor = () => Buffer.alloc(60);
  return { publicId: name, linkDigest: bytes, deviceDigest: bytes, email: `${name}@example.org`, sealedKeyFor };
}

export type Script = { readonly text: string; readonly constants: readonly string[] };

type Recorded = {
  readonly statements: readonly Statement[];
  /** Values that are each visitor's own in the recording, and what stands for them in the script; null: the database makes one. */
  readonly known: ReadonlyMap<string, string | null>;
};

/**
 * The same statements as a script of pgbench. Ids are taken from the row that told them to Usher too; 32 bytes that
 * are nobody's are a fresh secret's digest, and the number serves for them as well.
 */
export function scriptOf({ statements, known }: Recorded): Script {
  const constants: string[] = [];
  const variableFor = (value: string): string | null => {
    const own = known.has(value) ? known.get(value) : /^\\x[0-9a-f]{64}$/.test(value) ? 'number' : undefined;
    if (own !== undefined) return own;
    constants.push(value);
    return `constant_${constants.length}`;
  };
  const written = statements.map(({ text, values }) => {
    const names = values.map((value) => (value === null ? null : variableFor(value)));
    const sql = text.replace(/\$(\d+)/g, (_, place: string) => {
      const name = names[Number(place) - 1];
      return name == null ? 'null' : `:${name}`;
    });
    return `${sql}${keepsRow(text)}`;
  });
  const counting = ['\\set at :at + 1', '\\set number :first + :client_id * :each + :at'];
  return { text: [...counting, ...written, ''].join('\n'), constants };
}

/** Only what Usher itself reads back to go on with. */
function keepsRow(text: string): string {
  if (text.includes('as session_id')) return ' \\gset caller_';
  if (text.includes('as secret_id')) return ' \\gset invite_';
  return ';';
}

/** PostgreSQL's own load generator comes with the system or not at all: npm does not bring it. */
export async function hasPgbench(): Promise<boolean> {
  return runProgram({ command: 'pgbench', args: ['--version'] }).then(
    () => true,
    () => false,
  );
}

type Round = {
  readonly databases: Databases;
  readonly script: Script;
  readonly connections: number;
  readonly first: number;
  readonly count: number;
};

/** Transactions a second, prepared, over connections that stay open. */
export async function measurePgbench(round: Round): Promise<number> {
  const { databases, script, connections, first, count } = round;
  const file = join(databases.folder, 'join.sql');
  await writeFile(file, script.text);
  const each = Math.floor(count / connections);
  const variables = {
    first: String(FIRST + BigInt(first)),
    each: String(each),
    at: '-1',
    ...Object.fromEntries(script.constants.map((value, index) => [`constant_${index + 1}`, value])),
  };
  const said = await runProgram({
    command: 'pgbench',
    args: [
      ...['--host', databases.sockets, '--username', 'usher', '--no-vacuum', '--protocol', 'prepared'],
      ...['--client', String(connections), '--jobs', '1', '--transactions', String(each), '--file', file],
      ...Object.entries(variables).flatMap(([name, value]) => ['--define', `${name}=${value}`]),
      'pgbench',
    ],
  });
  const failed = /number of failed transactions: (\d+)/.exec(said)?.[1] ?? '0';
  const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1]);
  if (failed !== '0' || !(perSecond > 0)) throw new Error(`pgbench did not do it all:\n${said}`);
  return perSecond;
}
