import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fingerprintOf, isStamped, stamp, unstamp } from './stamp.mjs';
import { onNode26, root, StepFailed, step } from './steps.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.usher-installed');

// NODE_ENV=production would leave out what builds the web. docs/decisions/0002 tells why this is not `npm ci`.
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];

export async function installPackages() {
  const wanted = fingerprintOf(['package.json', 'package-lock.json']);
  if (!isStamped(stampFile, wanted)) {
    unstamp(stampFile);
    await step('Installing packages', 'npm', INSTALL);
    stamp(stampFile, wanted);
  }
  linkNode();
}

/**
 * npm 10, which comes with Node 20, takes the link away again: it clears the packages of other platforms together with
 * the commands they would have had, and those have the same name.
 */
function linkNode() {
  if (existsSync(onNode26)) return;
  const target = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]
    .map((name) => join(modules, name, 'bin', 'node'))
    .find(existsSync);
  if (target === undefined) {
    throw new StepFailed(`Usher has no Node for ${process.platform}-${process.arch}. It runs on Linux and macOS.`);
  }
  const folder = dirname(onNode26);
  mkdirSync(folder, { recursive: true });
  rmSync(onNode26, { force: true });
  symlinkSync(relative(folder, target), onNode26);
}
