import { noFence, openFence } from '#infra/fence.ts';
import { openFfmpeg } from '#infra/ffmpeg.ts';
import type { Log } from '#infra/log.ts';
import { type Office, openOffice } from '#infra/office.ts';
import { openPoppler, type Poppler } from '#infra/poppler.ts';

export type ProgramOptions = {
  readonly ffmpegPath: string;
  readonly ffprobePath: string;
  readonly sofficePath: string;
  /** Office files are converted even where the system builds no fence around LibreOffice. */
  readonly officeUnfenced: boolean;
  readonly dataFolder: string;
  readonly log: Log;
};

export type Programs = Awaited<ReturnType<typeof openPrograms>>;

/** What a worker runs. Without ffmpeg it does not start; without the others some documents are not shown, and it says so. */
export async function openPrograms(options: ProgramOptions) {
  const [ffmpeg, fence] = await Promise.all([openFfmpeg(options), openFence(options.dataFolder)]);
  const [poppler, office] = await Promise.all([
    popplerOrNot(openPoppler({ fence: fence ?? noFence }), options.log),
    fence === null && !options.officeUnfenced
      ? noOffice(options.log, 'no fence can be built around LibreOffice here: see docs/documents.md')
      : officeOrNot(openOffice({ sofficePath: options.sofficePath, fence: fence ?? noFence }), options.log),
  ]);
  return { ffmpeg, poppler, office };
}

function popplerOrNot(opening: Promise<Poppler>, log: Log): Promise<Poppler | null> {
  return opening.catch((error: unknown) => {
    log.warn({ why: messageOf(error) }, 'documents cannot be shown');
    return null;
  });
}

function officeOrNot(opening: Promise<Office>, log: Log): Promise<Office | null> {
  return opening.catch((error: unknown) => noOffice(log, messageOf(error)));
}

async function noOffice(log: Log, why: string): Promise<null> {
  log.warn({ why }, 'Office files cannot be shown, PDF files can');
  return null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
