import { join } from 'node:path';
import { fingerprintOf, isStamped, stamp, unstamp } from './stamp.mjs';
import { onNode26, root, step } from './steps.mjs';

const BUILD = ['node_modules/vite/bin/vite.js', 'build', 'web'];
const SOURCES = ['web', 'contract', 'package.json', 'package-lock.json'];

const stampFile = join(root, 'web', 'dist', '.built');

export async function buildWeb() {
  const wanted = fingerprintOf(SOURCES, { except: ['dist', 'node_modules'] });
  if (isStamped(stampFile, wanted)) return;

  unstamp(stampFile);
  await step('Building the web pages', onNode26, BUILD);
  stamp(stampFile, wanted);
}
