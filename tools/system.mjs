import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailed, step } from './steps.mjs';

/** What each system package brings; apart from Dovecot, which is `dovecot` there, brew has the same names. */
const PROGRAMS = {
  ffmpeg: ['ffmpeg', 'ffprobe'],
  chromium: ['chromium'],
  'dovecot-imapd': ['dovecot'],
  'nginx-light': ['nginx'],
  wrk: ['wrk'],
};

/** Installs the missing ones where we may, or says what to type. */
export async function requirePrograms(packages) {
  const missing = packages.filter((name) => !PROGRAMS[name].every(isOnPath));
  if (missing.length === 0) return;
  if (!isOnPath('apt-get')) throw new StepFailed(`Please install ${missing.join(' and ')}, then start again.`);

  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid() !== 0) {
    throw new StepFailed(
      `Usher needs ${missing.join(' and ')}. Please type this, then start again:\n\n` +
        `  sudo apt-get update && sudo apt-get ${install.join(' ')}\n`,
    );
  }
  await step('Reading the list of system packages', 'apt-get', ['update']);
  await step(`Installing ${missing.join(' and ')}`, 'env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...install]);
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
