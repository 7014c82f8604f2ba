import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fence } from './fence.ts';
import { ProgramFailed, type ProgramRun, runForOutput } from './programs.ts';

/** In points, of 1/72 inch, as the page is shown: cropped and turned. */
export type PageSize = { readonly width: number; readonly height: number };

export type PdfFacts =
  | { readonly kind: 'readable'; readonly pageCount: number }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unreadable' };

/** A PDF that somebody else wrote, and a folder that the programs may write to. */
type Work = { readonly pdf: string; readonly folder: string; readonly signal?: AbortSignal };
type Pages = Work & { readonly first: number; readonly last: number };
type Drawing = Pages & { readonly dotsPerInch: number; readonly name: string };
type Cutting = Work & { readonly page: number; readonly width: number; readonly height: number; readonly name: string };

export type Drawn = { readonly page: number; readonly path: string };
export type Poppler = Awaited<ReturnType<typeof openPoppler>>;

const FACTS_SECONDS = 30;
const DRAWING_SECONDS = 180;
const WORDS_SECONDS = 60;
const MEMORY_BYTES = 2 * 1024 ** 3;
const FACTS_BYTES = 4 * 1024 ** 2;
const WORDS_BYTES = 32 * 1024 ** 2;
const JPEG = ['-jpeg', '-jpegopt', 'quality=88,optimize=y'];

/** Poppler's programs; throws one sentence when they are not there. */
export async function openPoppler({ fence }: { readonly fence: Fence }) {
  for (const program of ['pdfinfo', 'pdftoppm', 'pdftotext']) {
    const run = { program, args: ['-v'], maxMemoryBytes: MEMORY_BYTES, maxSeconds: FACTS_SECONDS };
    await runForOutput({ ...run, maxOutputBytes: FACTS_BYTES }).catch((error: unknown) => {
      if (!(error instanceof ProgramFailed)) throw error;
      throw new Error(`${program} cannot be run: install poppler-utils.`, { cause: error });
    });
  }
  return { factsOf, sizesOf, draw, cut, layoutOf };

  async function factsOf(work: Work): Promise<PdfFacts> {
    try {
      const pageCount = Number(/^Pages: +(\d+)$/m.exec(await ask(work, []))?.[1]);
      return pageCount > 0 ? { kind: 'readable', pageCount } : { kind: 'unreadable' };
    } catch (error) {
      if (!(error instanceof ProgramFailed) || error.because !== 'exit') throw error;
      return { kind: /incorrect password/i.test(error.lastWords) ? 'locked' : 'unreadable' };
    }
  }

  async function sizesOf({ first, last, ...work }: Pages): Promise<readonly PageSize[]> {
    const printed = await ask(work, ['-f', String(first), '-l', String(last)]);
    const pages = printed.matchAll(/^Page +\d+ size: +(\S+) x (\S+) pts.*\nPage +\d+ rot: +(\d+)$/gm);
    return Array.from(pages, ([, width, height, turn]) => {
      const size = { width: Number(width), height: Number(height) };
      return Number(turn) % 180 === 0 ? size : { width: size.height, height: size.width };
    });
  }

  /** One JPEG a page. */
  async function draw({ first, last, dotsPerInch, name, ...work }: Drawing): Promise<readonly Drawn[]> {
    const wanted = ['-f', String(first), '-l', String(last), '-r', String(dotsPerInch)];
    await run(work, { program: 'pdftoppm', maxSeconds: DRAWING_SECONDS, maxOutputBytes: FACTS_BYTES }, (inside) => [
      ...['-q', '-cropbox', ...JPEG, ...wanted, '-forcenum'],
      ...[inside.source, `${inside.folder}/${name}`],
    ]);
    return drawnIn(work.folder, name);
  }

  /** The upper part of a page as one JPEG of that size, or as much of it as the page fills. */
  async function cut({ page, width, height, name, ...work }: Cutting): Promise<string> {
    await run(work, { program: 'pdftoppm', maxSeconds: DRAWING_SECONDS, maxOutputBytes: FACTS_BYTES }, (inside) => [
      ...['-q', '-cropbox', ...JPEG, '-singlefile', '-f', String(page), '-l', String(page)],
      ...[
        '-scale-to-x',
        String(width),
        '-scale-to-y',
        '-1',
        '-x',
        '0',
        '-y',
        '0',
        '-W',
        String(width),
        '-H',
        String(height),
      ],
      ...[inside.source, `${inside.folder}/${name}`],
    ]);
    return join(work.folder, `${name}.jpg`);
  }

  /** Words, lines and their places, as the XHTML of `pdftotext -bbox-layout`. */
  async function layoutOf({ first, last, ...work }: Pages): Promise<string> {
    const wanted = ['-f', String(first), '-l', String(last)];
    const limits = { program: 'pdftotext', maxSeconds: WORDS_SECONDS, maxOutputBytes: WORDS_BYTES };
    const printed = await run(work, limits, (inside) => [
      ...['-q', '-cropbox', '-bbox-layout', ...wanted, inside.source, '-'],
    ]);
    return printed.toString('utf8');
  }

  async function ask(work: Work, args: readonly string[]): Promise<string> {
    const limits = { program: 'pdfinfo', maxSeconds: FACTS_SECONDS, maxOutputBytes: FACTS_BYTES };
    return (await run(work, limits, (inside) => [...args, inside.source])).toString('utf8');
  }

  type Limits = Pick<ProgramRun, 'program' | 'maxSeconds'> & { readonly maxOutputBytes: number };

  function run(
    { pdf, folder, signal }: Work,
    { maxOutputBytes, ...limits }: Limits,
    args: Parameters<Fence>[0]['args'],
  ) {
    const fenced = { ...limits, source: pdf, folder, args, maxMemoryBytes: MEMORY_BYTES, ...(signal && { signal }) };
    return runForOutput({ ...fence(fenced), maxOutputBytes });
  }
}

async function drawnIn(folder: string, name: string): Promise<readonly Drawn[]> {
  const pattern = new RegExp(`^${name}-(\\d+)\\.jpg$`);
  const names = await readdir(folder);
  return names.flatMap((each) => {
    const page = Number(pattern.exec(each)?.[1]);
    return Number.isNaN(page) ? [] : [{ page, path: join(folder, each) }];
  });
}
