import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './steps.mjs';

/** One digest of the names and contents of all these files and folders. */
export function fingerprintOf(paths, { except = [] } = {}) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of paths) {
    for (const file of filesBelow(path, except)) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesBelow(path, except) {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !except.includes(name))
    .sort()
    .flatMap((name) => filesBelow(join(path, name), except));
}

export function isStamped(file, fingerprint) {
  try {
    return readFileSync(file, 'utf8') === fingerprint;
  } catch {
    return false;
  }
}

export function stamp(file, fingerprint) {
  writeFileSync(file, fingerprint);
}

/** Before the work begins, so that work which was broken off is done again. */
export function unstamp(file) {
  rmSync(file, { force: true });
}
