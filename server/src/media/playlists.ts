import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioTrack, Rung } from './renditions.ts';

/** A finished rendition as it lies in the folder: measured, not computed. */
export type Rendition = {
  readonly name: string;
  readonly seconds: number;
  readonly bytes: number;
  readonly peakBitsPerSecond: number;
  readonly averageBitsPerSecond: number;
};

export type VideoRendition = Rendition &
  Pick<Rung, 'width' | 'height'> & {
    readonly codec: string;
    readonly framesPerSecond: number;
  };
export type AudioRendition = Rendition & Pick<AudioTrack, 'channels' | 'language' | 'label'>;

// ffmpeg's encoder makes this one, and only this one is copied.
const AAC_LC = 'mp4a.40.2';

export function playlistOf(name: string): string {
  return `${name}.m3u8`;
}

export function initOf(name: string): string {
  return `${name}_init.mp4`;
}

/** Ours and not ffmpeg's, which leaves out CODECS of what it copies. */
export function masterPlaylist(videos: readonly VideoRendition[], audios: readonly AudioRendition[]): string {
  const loudest = mostOf(audios, (audio) => audio.peakBitsPerSecond);
  const usual = mostOf(audios, (audio) => audio.averageBitsPerSecond);
  const withAudio = audios.length > 0;
  const lines = videos.flatMap((video) => [
    streamTag({
      BANDWIDTH: video.peakBitsPerSecond + loudest,
      'AVERAGE-BANDWIDTH': video.averageBitsPerSecond + usual,
      RESOLUTION: `${video.width}x${video.height}`,
      'FRAME-RATE': video.framesPerSecond.toFixed(3),
      CODECS: quoted([video.codec, ...(withAudio ? [AAC_LC] : [])].join(',')),
      ...(withAudio && { AUDIO: quoted('audio') }),
    }),
    playlistOf(video.name),
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...audios.map(mediaTag), ...lines, ''].join(
    '\n',
  );
}

/** The same for sound alone, in one quality. */
export function soundPlaylist(audio: AudioRendition): string {
  const stream = streamTag({
    BANDWIDTH: audio.peakBitsPerSecond,
    'AVERAGE-BANDWIDTH': audio.averageBitsPerSecond,
    CODECS: quoted(AAC_LC),
  });
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', stream, playlistOf(audio.name), ''].join('\n');
}

export async function readRendition(folder: string, name: string): Promise<Rendition> {
  const segments = await Promise.all(
    (await readSegments(folder, name)).map(async ({ file, seconds }) => {
      const { size } = await stat(join(folder, file));
      return { seconds, bytes: size };
    }),
  );
  const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const averageBitsPerSecond = Math.ceil((bytes * 8) / Math.max(seconds, 0.1));
  return {
    name,
    seconds,
    bytes,
    averageBitsPerSecond,
    peakBitsPerSecond: Math.max(averageBitsPerSecond, ...segments.map(peakOf)),
  };
}

/** RFC 6381 words for what the track really is: profile, constraints and level from its own header. */
export async function readVideoCodec(folder: string, name: string): Promise<string> {
  const header = await readFile(join(folder, initOf(name)));
  const box = header.indexOf('avcC', 0, 'latin1');
  if (box === -1) throw new Error(`${name} has no H.264 header`);
  // ISO/IEC 14496-15 §5.3.3.1: after the version come profile, compatibility and level.
  return `avc1.${header.subarray(box + 5, box + 8).toString('hex')}`;
}

export type Segment = { readonly file: string; readonly seconds: number };

export async function readSegments(folder: string, name: string): Promise<readonly Segment[]> {
  const playlist = await readFile(join(folder, playlistOf(name)), 'utf8');
  return [...playlist.matchAll(/^#EXTINF:([\d.]+),[^\n]*\n([^#\n]+)$/gm)].map(([, seconds = '', file = '']) => ({
    seconds: Number(seconds),
    file,
  }));
}

// RFC 8216 §4.3.4.2: a stub at the end does not make a peak.
function peakOf({ seconds, bytes }: { readonly seconds: number; readonly bytes: number }): number {
  return seconds < 1 ? 0 : Math.ceil((bytes * 8) / seconds);
}

function mediaTag({ name, label, language, channels }: AudioRendition, place: number): string {
  const attributes = {
    TYPE: 'AUDIO',
    'GROUP-ID': quoted('audio'),
    NAME: quoted(label),
    ...(language !== null && { LANGUAGE: quoted(language) }),
    DEFAULT: place === 0 ? 'YES' : 'NO',
    AUTOSELECT: 'YES',
    CHANNELS: quoted(String(channels)),
    URI: quoted(playlistOf(name)),
  };
  return `#EXT-X-MEDIA:${listed(attributes)}`;
}

function streamTag(attributes: Readonly<Record<string, string | number>>): string {
  return `#EXT-X-STREAM-INF:${listed(attributes)}`;
}

function listed(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

// Labels come out of the uploaded file: one that held a quote or a line end could write attributes of its own.
function quoted(text: string): string {
  return `"${text.replaceAll(/["\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim()}"`;
}

function mostOf(audios: readonly AudioRendition[], measure: (audio: AudioRendition) => number): number {
  return Math.max(0, ...audios.map(measure));
}
