import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type Storage = ReturnType<typeof openStorage>;

/** Files by keys of ours, such as `media/<id>/master.m3u8`; nothing a person wrote is ever part of a key. */
export function openStorage(dataFolder: string) {
  return { pathOf, makeFolder, list, find, copyIn, move, remove };

  /** Where the file lies: for programs that work on files. */
  function pathOf(key: string): string {
    return join(dataFolder, key);
  }

  async function makeFolder(key: string): Promise<string> {
    const folder = pathOf(key);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** The names in a folder; none when it was never made. */
  async function list(key: string): Promise<readonly string[]> {
    return (await unlessAbsent(readdir(pathOf(key)))) ?? [];
  }

  async function find(key: string): Promise<{ readonly bytes: number; readonly changedAt: Date } | null> {
    const found = await unlessAbsent(stat(pathOf(key)));
    return found === null ? null : { bytes: found.size, changedAt: found.mtime };
  }

  /** A copy of a file from elsewhere on this machine: whole, or not there. */
  async function copyIn(file: string, key: string): Promise<void> {
    const target = pathOf(key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(file, `${target}.copying`);
    await rename(`${target}.copying`, target);
  }

  /** Whole at its new place, or still at the old one. */
  async function move(from: string, to: string): Promise<void> {
    await mkdir(dirname(pathOf(to)), { recursive: true, mode: 0o700 });
    await rename(pathOf(from), pathOf(to));
  }

  /** A file, or a folder with all that is in it. */
  async function remove(key: string): Promise<void> {
    await rm(pathOf(key), { recursive: true, force: true });
  }
}

async function unlessAbsent<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

export function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
