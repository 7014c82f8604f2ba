import { stat } from 'node:fs/promises';
import type { PageSize } from '#contract/documents/endpoints.ts';
import type { Failure } from '#contract/media/endpoints.ts';
import type { Log } from '#infra/log.ts';
import type { Office } from '#infra/office.ts';
import type { Poppler } from '#infra/poppler.ts';
import { ProgramFailed } from '#infra/programs.ts';
import { type DocumentKind, sniffDocument } from '#infra/sniff-document.ts';
import { contentOfZipEntry, entriesOfZip } from '#infra/zip.ts';
import { MAX_PAGES, refusalOfArchive, refusalOfPages, refusalOfSize } from './policy.ts';

type Means = { readonly log: Log; readonly office: Office | null; readonly poppler: Poppler };
type File = { readonly source: string; readonly room: string; readonly signal: AbortSignal };

type Refused = { readonly kind: 'refuse'; readonly because: Failure };
/** A PDF that can be drawn, whatever was uploaded. */
export type Opened = { readonly kind: 'open'; readonly pdf: string; readonly sizes: readonly PageSize[] } | Refused;

const MANIFEST_BYTES = 4 * 1024 ** 2;

/** Makes a PDF of it where it is none, and counts its pages; `room` is a folder for what is made on the way. */
export async function openDocument(means: Means, file: File): Promise<Opened> {
  const pdf = await pdfOf(means, file);
  if (pdf.kind === 'refuse') return pdf;
  const { poppler, log } = means;
  const work = { pdf: pdf.path, folder: file.room, signal: file.signal };
  const facts = await poppler.factsOf(work);
  if (facts.kind === 'locked') return refuse('password-protected');
  if (facts.kind === 'unreadable') return refuse('broken');
  const tooMany = refusalOfPages(facts.pageCount);
  if (tooMany !== null) return refuse(tooMany);
  const sizes = await unlessBroken(log, poppler.sizesOf({ ...work, first: 1, last: facts.pageCount }));
  if (sizes?.length !== facts.pageCount) return refuse('broken');
  return { kind: 'open', pdf: pdf.path, sizes };
}

async function pdfOf({ log, office }: Means, { source, room, signal }: File) {
  const kind = await sniffDocument(source);
  if (kind === null) return refuse('unknown-kind');
  if (kind === 'locked') return refuse('password-protected');
  const refusal = await refusalOfFile(source, kind);
  if (refusal !== null) return refuse(refusal);
  if (kind === 'pdf') return { kind: 'made', path: source } as const;
  if (office === null) return refuse('no-converter');
  const path = await unlessBroken(log, office.toPdf({ source, kind, folder: room, maxPages: MAX_PAGES + 1, signal }));
  return path === null ? refuse('broken') : ({ kind: 'made', path } as const);
}

/** What can be told without opening it. */
async function refusalOfFile(source: string, kind: Exclude<DocumentKind, 'locked'>): Promise<Failure | null> {
  const { size } = await stat(source);
  const tooLarge = refusalOfSize(size);
  if (tooLarge !== null) return tooLarge;
  switch (kind) {
    case 'pdf':
    case 'doc':
    case 'xls':
    case 'ppt':
      return null;
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odt':
    case 'ods':
    case 'odp':
      return refusalOfPacked(source);
  }
}

async function refusalOfPacked(source: string): Promise<Failure | null> {
  const entries = await entriesOfZip(source);
  if (entries === null) return 'broken';
  const bomb = refusalOfArchive(entries);
  if (bomb !== null) return bomb;
  // OpenDocument 1.3 part 2, 3.4.1: each encrypted file is named as such in the manifest.
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  const content = manifest === undefined ? null : await contentOfZipEntry(source, manifest, MANIFEST_BYTES);
  return content?.includes('encryption-data') ? 'password-protected' : null;
}

/** Null when a program gave up over this file. It would do so again, so no other attempt is made. */
export async function unlessBroken<T>(log: Log, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProgramFailed) || error.because === 'time-limit') throw error;
    if (/no space left/i.test(error.lastWords)) throw error;
    log.warn({ err: error }, 'a document could not be read');
    return null;
  }
}

function refuse(because: Failure): Refused {
  return { kind: 'refuse', because };
}
