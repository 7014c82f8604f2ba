import { installPackages } from './packages.mjs';
import { fail, onNode26, run, step } from './steps.mjs';
import { requirePrograms } from './system.mjs';
import { buildWeb } from './web.mjs';

try {
  await installPackages();
  await requirePrograms(['ffmpeg', 'chromium', 'dovecot-imapd', 'poppler', 'libreoffice']);
  await buildWeb();
  await step('Checking format, rules and types', 'npm', ['run', '--silent', 'check']);
  process.exitCode = await run(onNode26, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
