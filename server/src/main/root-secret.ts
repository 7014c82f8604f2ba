import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecret, Secret } from '#infra/secret.ts';

/** The root secret of this data folder, made at the first start. Whoever reads it can forge every signed path. */
export async function keepRootSecret(dataFolder: string): Promise<Secret> {
  const file = join(dataFolder, 'root-secret');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  try {
    // `wx`: of two that start at once, one writes and the other reads.
    await using handle = await open(file, 'wx', 0o600);
    await handle.writeFile(newSecret().reveal());
    await handle.sync();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const text = (await readFile(file, 'utf8')).trim();
  if (text.length < 43) throw new Error(`The root secret in ${file} is damaged. Put back the one from your backup.`);
  return new Secret(text);
}
