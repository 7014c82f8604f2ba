import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRawSync } from 'node:zlib';

const run = promisify(execFile);
const FOLDER = join(tmpdir(), 'usher-papers');

export const PAPER_KINDS = ['docx', 'doc', 'odt', 'xlsx', 'xls', 'ods', 'pptx', 'ppt', 'odp', 'pdf'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A real document whose pages each hold one of these texts, written by LibreOffice once and kept for later runs. */
export async function aPaper({
  kind,
  pages,
  password,
}: {
  readonly kind: PaperKind;
  readonly pages: readonly string[];
  readonly password?: string;
}): Promise<Buffer> {
  const { name, text } = sourceOf(kind, pages);
  const key = createHash('sha256')
    .update(JSON.stringify([kind, text, password]))
    .digest('hex')
    .slice(0, 16);
  const path = join(FOLDER, `${key}.${kind}`);
  return readFile(path).catch(async () => {
    await mkdir(FOLDER, { recursive: true });
    const workFolder = await mkdtemp(join(FOLDER, 'making-'));
    await writeFile(join(workFolder, name), text);
    await convert(workFolder, name, kind === 'pdf' ? pdfFilterOf(password) : kind);
    const made = (await readdir(workFolder)).find((each) => each.endsWith(`.${kind}`)) ?? '';
    await rename(join(workFolder, made), path);
    await rm(workFolder, { recursive: true });
    return readFile(path);
  });
}

async function convert(folder: string, name: string, to: string): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [
    profile,
    '--headless',
    '--norestore',
    '--convert-to',
    to,
    '--outdir',
    folder,
    join(folder, name),
  ]);
}

function pdfFilterOf(password: string | undefined): string {
  if (password === undefined) return 'pdf';
  const options = {
    EncryptFile: { type: 'boolean', value: true },
    DocumentOpenPassword: { type: 'string', value: password },
  };
  return `pdf:writer_pdf_Export:${JSON.stringify(options)}`;
}

function sourceOf(kind: PaperKind, pages: readonly string[]): { readonly name: string; readonly text: string } {
  switch (kind) {
    case 'docx':
    case 'doc':
    case 'odt':
    case 'pdf':
      return {
        name: 'paper.fodt',
        text: flat(
          'text',
          pages.map((page) => `<text:p text:style-name="P">${escaped(page)}</text:p>`),
        ),
      };
    case 'pptx':
    case 'ppt':
    case 'odp':
      return { name: 'paper.fodp', text: flat('presentation', pages.map(slide)) };
    case 'xlsx':
    case 'xls':
    case 'ods':
      return { name: 'paper.fods', text: flat('spreadsheet', pages.map(sheet)) };
  }
}

function slide(page: string, at: number): string {
  const place = 'svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm"';
  return `<draw:page draw:name="S${at}"><draw:frame ${place}><draw:text-box><text:p>${escaped(page)}</text:p></draw:text-box></draw:frame></draw:page>`;
}

function sheet(page: string, at: number): string {
  const cell = `<table:table-cell office:value-type="string"><text:p>${escaped(page)}</text:p></table:table-cell>`;
  return `<table:table table:name="S${at}"><table:table-row>${cell}</table:table-row></table:table>`;
}

/** OpenDocument in one file: Office's own formats are then what LibreOffice makes of it. */
function flat(form: 'text' | 'presentation' | 'spreadsheet', pages: readonly string[]): string {
  const spaces = ['office', 'text', 'table', 'style'].map(
    (each) => `xmlns:${each}="urn:oasis:names:tc:opendocument:xmlns:${each}:1.0"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${spaces.join(' ')} xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.${form}">
<office:automatic-styles><style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>
<office:body><office:${form}>${pages.join('\n')}</office:${form}></office:body></office:document>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A PDF as a hand writes it, for what no program would. */
export function aWrittenPdf(objects: readonly string[]): Buffer {
  const body = objects.map((each, at) => `${at + 1} 0 obj ${each} endobj`).join('\n');
  return Buffer.from(`%PDF-1.4\n${body}\ntrailer <</Root 1 0 R>>\n%%EOF\n`, 'latin1');
}

type Entry = {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the archive says about its size, where that is a lie. */
  readonly claimedBytes?: number;
};

/** An archive as a hand writes it: OpenDocument and Office Open XML are such. */
export function aZip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedBytes } of entries) {
    const bytes = Buffer.from(content);
    // The first entry of OpenDocument tells its kind, and is not packed.
    const packed = name === 'mimetype' ? bytes : deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(name === 'mimetype' ? 0 : 8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claimedBytes ?? bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, place, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** A Word file with this inside its body, and these targets by their ids. */
export function aWordFile(
  body: string | Buffer,
  {
    links = {},
    claimedBytes,
  }: { readonly links?: Readonly<Record<string, string>>; readonly claimedBytes?: number } = {},
): Buffer {
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const targets = Object.entries(links).map(
    ([id, target]) => `<Relationship Id="${id}" Type="${office}/image" Target="${target}" TargetMode="External"/>`,
  );
  return aZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${relations}"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="${relations}">${targets.join('')}</Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: Buffer.concat([
        Buffer.from(`<w:document xmlns:w="${word}" xmlns:r="${office}"><w:body>`),
        Buffer.from(body),
        Buffer.from('</w:body></w:document>'),
      ]),
      ...(claimedBytes === undefined ? {} : { claimedBytes }),
    },
  ]);
}

/** An OpenDocument text with this inside its body. */
export function anOpenText(body: string, { manifest = '' }: { readonly manifest?: string } = {}): Buffer {
  const mimetype = 'application/vnd.oasis.opendocument.text';
  return aZip([
    { name: 'mimetype', content: mimetype },
    {
      name: 'META-INF/manifest.xml',
      content: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${manifest}</manifest:file-entry></manifest:manifest>`,
    },
    {
      name: 'content.xml',
      content: flat('text', [body])
        .replaceAll('office:document ', 'office:document-content ')
        .replace('</office:document>', '</office:document-content>')
        .replace(/ office:mimetype="[^"]*"/, ''),
    },
  ]);
}
