import { installPackages } from './packages.mjs';
import { fail, onNode26, run, say } from './steps.mjs';
import { requirePrograms, wishPrograms } from './system.mjs';
import { buildWeb } from './web.mjs';

try {
  await installPackages();
  await requirePrograms(['ffmpeg']);
  await wishPrograms(
    ['poppler', 'libreoffice'],
    'Without poppler no documents are shown, without LibreOffice only PDF.',
  );
  await buildWeb();
  say('Starting Usher');
  process.exitCode = await run(onNode26, ['server/src/main.ts', ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
