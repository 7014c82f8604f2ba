import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, isStamped, stamp, unstamp } from './stamp.mjs';
import { onNode26, root, StepFailed, step } from './steps.mjs';

const stampFile = join(root, 'node_modules', '.usher-installed');

// NODE_ENV=production would leave out what builds the web. docs/decisions/0002 tells why this is not `npm ci`.
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];

export async function installPackages() {
  const wanted = fingerprintOf(['package.json', 'package-lock.json']);
  if (isStamped(stampFile, wanted) && existsSync(onNode26)) return;

  unstamp(stampFile);
  await step('Installing packages', 'npm', INSTALL);
  if (!existsSync(onNode26)) {
    throw new StepFailed(`Usher has no Node for ${process.platform}-${process.arch}. It runs on Linux and macOS.`);
  }
  stamp(stampFile, wanted);
}
