import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const WORK_FOLDER = 'making-';

/** What a crash left behind. */
export async function removeUnfinished(folder: string): Promise<void> {
  const unfinished = (await readdir(folder)).filter((name) => name.startsWith(WORK_FOLDER));
  await Promise.all(unfinished.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** Work goes on in a folder of its own, so that what has its final name is whole. */
export async function inWorkFolder<T>(folder: string, work: (workFolder: string) => Promise<T>): Promise<T> {
  const workFolder = await mkdtemp(join(folder, WORK_FOLDER));
  try {
    return await work(workFolder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

// Playlists and indexes go last: whoever finds one finds all that it names.
export async function moveWhole(from: string, to: string): Promise<void> {
  const names = await readdir(from);
  const isIndex = (name: string) => name.endsWith('.m3u8') || name.endsWith('.vtt');
  for (const name of [...names.filter((name) => !isIndex(name)), ...names.filter(isIndex)]) {
    await rename(join(from, name), join(to, name));
  }
}

export async function hasAll(folder: string, names: readonly string[]): Promise<boolean> {
  const present = new Set(await readdir(folder));
  return names.every((name) => present.has(name));
}
