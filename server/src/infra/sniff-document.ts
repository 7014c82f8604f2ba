import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';

/** What people call Word, Excel, PowerPoint, PDF and OpenDocument files; `locked` is one of Office behind a password. */
export type DocumentKind = 'pdf' | OfficeKind | 'locked';
export type OfficeKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'odp' | 'doc' | 'xls' | 'ppt';

const KINDS: Readonly<Record<string, DocumentKind>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': 'docx',
  'application/vnd.ms-word.document.macroenabled.12': 'docx',
  'application/vnd.ms-word.template.macroenabled.12': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template': 'xlsx',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'xlsx',
  'application/vnd.ms-excel.template.macroenabled.12': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow': 'pptx',
  'application/vnd.openxmlformats-officedocument.presentationml.template': 'pptx',
  'application/vnd.ms-powerpoint.presentation.macroenabled.12': 'pptx',
  'application/vnd.ms-powerpoint.slideshow.macroenabled.12': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.spreadsheet-template': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.presentation-template': 'odp',
};

/** The container of Office before 2007 ([MS-CFB]); what lies in it is known by the names of its streams. */
const OLD_CONTAINER = 'application/x-cfb';
const STREAMS: readonly (readonly [name: string, kind: DocumentKind])[] = [
  ['EncryptedPackage', 'locked'],
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
];
const LONGEST_NAME_BYTES = 64;

/** Judges by the bytes alone: a name or a declared type is the uploader's word. */
export async function sniffDocument(path: string): Promise<DocumentKind | null> {
  const type = await fileTypeFromFile(path);
  if (type === undefined) return null;
  return type.mime === OLD_CONTAINER ? kindOfOldContainer(path) : (KINDS[type.mime] ?? null);
}

async function kindOfOldContainer(path: string): Promise<DocumentKind | null> {
  const found = new Set<string>();
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([rest, chunk]);
    for (const [name] of STREAMS) if (bytes.includes(asInDirectory(name))) found.add(name);
    rest = bytes.subarray(-LONGEST_NAME_BYTES);
  }
  return STREAMS.find(([name]) => found.has(name))?.[1] ?? null;
}

/** As a directory entry has it: two bytes a letter, and a zero behind. */
function asInDirectory(name: string): Buffer {
  return Buffer.from(`${name}\0`, 'utf16le');
}
