import { fileTypeFromFile } from 'file-type';

/** The containers we let ffmpeg open, by the name of its demuxer. */
export type VideoContainer = 'mov' | 'matroska' | 'avi' | 'flv' | 'mpegts' | 'mpeg' | 'asf' | 'ogg';

const CONTAINERS: Readonly<Record<string, VideoContainer>> = {
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
};

/** Judges by the bytes alone: a name or a declared type is the uploader's word. */
export async function sniffVideo(path: string): Promise<VideoContainer | null> {
  const type = await fileTypeFromFile(path);
  if (type === undefined) return null;
  return CONTAINERS[type.mime] ?? null;
}
