import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fence } from './fence.ts';
import { ProgramFailed, runForOutput } from './programs.ts';
import type { OfficeKind } from './sniff-document.ts';

type Conversion = {
  /** A file that somebody else made, and what its content says that it is. */
  readonly source: string;
  readonly kind: OfficeKind;
  /** Empty, and gets the PDF. */
  readonly folder: string;
  /** Pages beyond are left out, and never drawn. */
  readonly maxPages: number;
  readonly signal?: AbortSignal;
};

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** The import filter is named, so that content which looks like something else is not opened as that. */
const FILTERS: Readonly<Record<OfficeKind, readonly [importer: string, exporter: string]>> = {
  docx: ['MS Word 2007 XML', 'writer_pdf_Export'],
  doc: ['MS Word 97', 'writer_pdf_Export'],
  odt: ['writer8', 'writer_pdf_Export'],
  xlsx: ['Calc MS Excel 2007 XML', 'calc_pdf_Export'],
  xls: ['MS Excel 97', 'calc_pdf_Export'],
  ods: ['calc8', 'calc_pdf_Export'],
  pptx: ['Impress MS PowerPoint 2007 XML', 'impress_pdf_Export'],
  ppt: ['MS PowerPoint 97', 'impress_pdf_Export'],
  odp: ['impress8', 'impress_pdf_Export'],
};

const CONVERT_SECONDS = 240;
const CONVERT_MEMORY_BYTES = 4 * 1024 ** 3;
const OUTPUT_BYTES = 64 * 1024;
const PROFILE = 'profile';

/** LibreOffice, without its window; throws one sentence when it is not there. */
export async function openOffice({ sofficePath, fence }: { readonly sofficePath: string; readonly fence: Fence }) {
  const run = { program: sofficePath, args: ['--version'], maxMemoryBytes: CONVERT_MEMORY_BYTES, maxSeconds: 30 };
  const printed = await runForOutput({ ...run, maxOutputBytes: OUTPUT_BYTES }).catch((error: unknown) => {
    if (!(error instanceof ProgramFailed)) throw error;
    throw new Error(`${sofficePath} cannot be run: install LibreOffice or set SOFFICE_PATH.`, { cause: error });
  });
  return { version: /^LibreOffice (\S+)/.exec(printed.toString('utf8'))?.[1] ?? 'unknown', toPdf };

  /** The path of the PDF; null when LibreOffice does not open the file. */
  async function toPdf({ source, kind, folder, maxPages, signal }: Conversion): Promise<string | null> {
    await makeProfile(join(folder, PROFILE));
    const [importer, exporter] = FILTERS[kind];
    const options = JSON.stringify({ PageRange: { type: 'string', value: `1-${maxPages}` } });
    await runForOutput({
      ...fence({
        program: sofficePath,
        source,
        folder,
        args: (inside) => [
          `-env:UserInstallation=file://${encodeURI(inside.folder)}/${PROFILE}`,
          ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
          ...[`--infilter=${importer}`, '--convert-to', `pdf:${exporter}:${options}`],
          ...['--outdir', inside.folder, inside.source],
        ],
        maxSeconds: CONVERT_SECONDS,
        maxMemoryBytes: CONVERT_MEMORY_BYTES,
        ...(signal && { signal }),
      }),
      maxOutputBytes: OUTPUT_BYTES,
    });
    await rm(join(folder, PROFILE), { recursive: true, force: true });
    // It is named after what was read, which inside the fence has another name than outside.
    const made = (await readdir(folder)).find((name) => name.endsWith('.pdf'));
    return made === undefined ? null : join(folder, made);
  }
}

/** A profile for one conversion alone: no macros, no links to elsewhere, nothing remembered. */
async function makeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'user'), { recursive: true });
  await writeFile(join(folder, 'user', 'registrymodifications.xcu'), SETTINGS);
}

const NEVER = 2;
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
${[
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['org.openoffice.Office.Writer/Content/Update', 'Link', NEVER],
  ['org.openoffice.Office.Calc/Content/Update', 'Link', NEVER],
]
  .map(
    ([path, name, value]) =>
      `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`;
