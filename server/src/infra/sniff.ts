import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** The containers of moving pictures and sound that we let ffmpeg open, by the name of its demuxer. */
export type PlayableContainer =
  | 'mov'
  | 'matroska'
  | 'avi'
  | 'flv'
  | 'mpegts'
  | 'mpeg'
  | 'asf'
  | 'ogg'
  | (typeof SOUND_CONTAINERS)[number];

/** Those that hold sound and nothing else, but for a cover. */
const SOUND_CONTAINERS = ['mp3', 'wav', 'flac', 'aac', 'aiff'] as const;

/** The same for still pictures. */
export type PictureContainer = 'jpeg_pipe' | 'png_pipe' | 'webp_pipe' | 'gif' | 'mov';

const PLAYABLE: Readonly<Record<string, PlayableContainer>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/x-m4v': 'mov',
  'video/3gpp': 'mov',
  'video/3gpp2': 'mov',
  'video/matroska': 'matroska',
  'video/webm': 'matroska',
  'video/vnd.avi': 'avi',
  'video/x-flv': 'flv',
  'video/mp2t': 'mpegts',
  'video/mpeg': 'mpeg',
  'video/MP1S': 'mpeg',
  'video/MP2P': 'mpeg',
  'video/x-ms-asf': 'asf',
  'video/ogg': 'ogg',
  'audio/mp4': 'mov',
  'audio/x-m4a': 'mov',
  'audio/x-ms-asf': 'asf',
  'audio/ogg': 'ogg',
  'audio/ogg; codecs=opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/aac': 'aac',
  'audio/aiff': 'aiff',
};

const PICTURES: Readonly<Record<string, PictureContainer>> = {
  'image/jpeg': 'jpeg_pipe',
  'image/png': 'png_pipe',
  'image/apng': 'png_pipe',
  'image/webp': 'webp_pipe',
  'image/gif': 'gif',
  'image/avif': 'mov',
  'image/heic': 'mov',
  'image/heif': 'mov',
};

/** Judges by the bytes alone: a name or a declared type is the uploader's word. */
export async function sniffPlayable(path: string): Promise<PlayableContainer | null> {
  return PLAYABLE[(await mimeOf(path)) ?? ''] ?? null;
}

export async function sniffPicture(path: string): Promise<PictureContainer | null> {
  return PICTURES[(await mimeOf(path)) ?? ''] ?? null;
}

export function holdsSoundAlone(container: PlayableContainer): boolean {
  return SOUND_CONTAINERS.some((each) => each === container);
}

/** The ending that such a file has by custom; null for what is not known. */
export async function endingOf(path: string): Promise<string | null> {
  return (await fileTypeFromFile(path))?.ext ?? null;
}

const BEGINNING_BYTES = 4096;

/** An SVG: a picture for people, for a browser a document that may hold programs. */
export async function isDrawing(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
  const words = textOf(buffer.subarray(0, bytesRead));
  return /^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype\s[^>[]*(?:\[[\s\S]*?\]\s*)?>|\s)*<(?:\w+:)?svg[\s>]/i.test(
    words,
  );
}

function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

async function mimeOf(path: string): Promise<string | undefined> {
  return (await fileTypeFromFile(path))?.mime;
}
