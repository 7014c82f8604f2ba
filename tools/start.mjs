import { installPackages } from './packages.mjs';
import { fail, onNode26, run, say } from './steps.mjs';
import { requirePrograms } from './system.mjs';
import { buildWeb } from './web.mjs';

try {
  await installPackages();
  await requirePrograms(['ffmpeg']);
  await buildWeb();
  say('Starting Usher');
  process.exitCode = await run(onNode26, ['server/src/main.ts', ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
