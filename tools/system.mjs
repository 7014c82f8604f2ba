import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailed, say, step } from './steps.mjs';

/** The programs we run, and the system packages that bring them; apart from Dovecot, which is `dovecot` there, brew has the same names. */
const TOOLS = {
  ffmpeg: { programs: ['ffmpeg', 'ffprobe'], packages: ['ffmpeg'] },
  chromium: { programs: ['chromium'], packages: ['chromium'] },
  'dovecot-imapd': { programs: ['dovecot'], packages: ['dovecot-imapd'] },
  'nginx-light': { programs: ['nginx'], packages: ['nginx-light'] },
  wrk: { programs: ['wrk'], packages: ['wrk'] },
  poppler: { programs: ['pdfinfo', 'pdftoppm', 'pdftotext'], packages: ['poppler-utils'] },
  libreoffice: {
    programs: ['soffice'],
    packages: [
      ...['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'libreoffice-impress-nogui'],
      // Of the same widths as those of Office, so that lines break where they did.
      ...['fonts-crosextra-carlito', 'fonts-crosextra-caladea', 'fonts-liberation', 'fonts-noto-core'],
    ],
  },
};

/** Installs the missing ones where we may, or says what to type. */
export async function requirePrograms(tools) {
  const missing = missingOf(tools);
  if (missing.length === 0) return;
  if (!isOnPath('apt-get')) throw new StepFailed(`Please install ${missing.join(' and ')}, then start again.`);
  if (process.getuid() !== 0) {
    throw new StepFailed(
      `Usher needs ${missing.join(' and ')}. Please type this, then start again:\n\n${typed(missing)}\n`,
    );
  }
  await install(missing);
}

/** Installs the missing ones where we may; where we may not, or where it fails, says what is missing without them. */
export async function wishPrograms(tools, without) {
  const missing = missingOf(tools);
  if (missing.length === 0) return;
  try {
    if (isOnPath('apt-get') && process.getuid() === 0) return await install(missing);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  }
  say(`${without} For it, type this and start again:\n\n${typed(missing)}\n`);
}

function missingOf(tools) {
  return tools.flatMap((name) => (TOOLS[name].programs.every(isOnPath) ? [] : TOOLS[name].packages));
}

function typed(packages) {
  if (!isOnPath('apt-get')) return `  (install) ${packages.join(' ')}`;
  return `  sudo apt-get update && sudo apt-get ${argumentsFor(packages).join(' ')}`;
}

function argumentsFor(packages) {
  return ['install', '-y', '--no-install-recommends', ...packages];
}

async function install(packages) {
  await step('Reading the list of system packages', 'apt-get', ['update']);
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...argumentsFor(packages)];
  await step(`Installing ${packages.join(' and ')}`, 'env', quietly);
}

function isOnPath(program) {
  // Servers are installed where only root looks.
  return [...process.env.PATH.split(delimiter), '/usr/sbin'].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
