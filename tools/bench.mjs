import { installPackages } from './packages.mjs';
import { fail, onNode26, run, step } from './steps.mjs';
import { requirePrograms } from './system.mjs';
import { buildWeb } from './web.mjs';

/** The peer has a lockfile of its own, so that the product never depends on it. */
const PEER = ['install', '--prefix', 'bench/better-auth', '--no-save', '--no-audit', '--no-fund'];

try {
  await installPackages();
  await requirePrograms(['chromium', 'ffmpeg', 'nginx-light', 'wrk']);
  await step('Installing what is measured beside Usher', 'npm', PEER);
  await buildWeb();
  process.exitCode = await run(onNode26, ['bench/run.ts']);
} catch (error) {
  fail(error);
}
