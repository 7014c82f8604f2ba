import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packedBytes: number;
  /** As the file says: unpacking may bring another number to light. */
  readonly bytes: number;
  readonly offset: number;
};

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const HEADER_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const LARGEST_DIRECTORY_BYTES = 16 * 1024 ** 2;

const unpack = promisify(inflateRaw);

/** What a ZIP archive says that it holds (APPNOTE 4.3.12); null for what is none, or is larger than this old form can say. */
export async function entriesOfZip(path: string): Promise<readonly ZipEntry[] | null> {
  await using file = await open(path);
  const { size } = await file.stat();
  const tail = await read(
    file,
    Math.max(0, size - END_BYTES - LONGEST_COMMENT),
    Math.min(size, END_BYTES + LONGEST_COMMENT),
  );
  const end = lastMarkIn(tail);
  if (end === null) return null;
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (bytes > LARGEST_DIRECTORY_BYTES || offset + bytes > size) return null;
  return entriesIn(await read(file, offset, bytes), count);
}

/** What one entry holds; null when it is more than `maxBytes`, or cannot be unpacked. */
export async function contentOfZipEntry(path: string, entry: ZipEntry, maxBytes: number): Promise<Buffer | null> {
  if (entry.packedBytes > maxBytes) return null;
  await using file = await open(path);
  const header = await read(file, entry.offset, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return null;
  const start = entry.offset + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await read(file, start, entry.packedBytes);
  if (!entry.isDeflated) return packed;
  return unpack(packed, { maxOutputLength: maxBytes }).catch(() => null);
}

function lastMarkIn(tail: Buffer): number | null {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_MARK) return at;
  }
  return null;
}

function entriesIn(directory: Buffer, count: number): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      isDeflated: directory.readUInt16LE(at + 10) === 8,
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
