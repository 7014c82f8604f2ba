import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ffmpeg, ownPlaylistInput, ownSegmentInput } from '#infra/ffmpeg.ts';
import { initOf, playlistOf, readSegments, type Segment } from './playlists.ts';

export const POSTER_FILE = 'poster.jpg';
export const TIMELINE_FILE = 'timeline.vtt';
export const PREVIEW_FILES = [POSTER_FILE, TIMELINE_FILE] as const;

type PreviewRequest = {
  /** A finished one of ours in the folder `from`: upright, in plain colours, and small to decode. */
  readonly rendition: Size & { readonly name: string };
  readonly from: string;
  readonly folder: string;
  readonly signal: AbortSignal;
};

type Size = { readonly width: number; readonly height: number };

export const POSTER_SIZE = { width: 640, height: 360 } as const;
const MAX_SECONDS = 10 * 60;

/** Makes the poster, and the sheets of small pictures that the timeline shows under the pointer. */
export async function makePreviews(ffmpeg: Ffmpeg, request: PreviewRequest): Promise<void> {
  const segments = await readSegments(request.from, request.rendition.name);
  await makePoster(ffmpeg, request, segments);
  await makeTimeline(ffmpeg, request, segments);
}

/** A filter: what is not as wide as the box stands in front of its own blur instead of black bars. */
export function fitInto({ width, height }: Size): string {
  const box = `${width}:${height}`;
  return [
    'split[back][front]',
    `[back]scale=${box}:force_original_aspect_ratio=increase,crop=${box},gblur=sigma=24,eq=brightness=-0.08[backdrop]`,
    `[front]scale=${box}:force_original_aspect_ratio=decrease[picture]`,
    '[backdrop][picture]overlay=(W-w)/2:(H-h)/2',
  ].join(';');
}

/** A filter for the poster. */
export const FIT_POSTER = fitInto(POSTER_SIZE);

async function makePoster(
  ffmpeg: Ffmpeg,
  { rendition, from, folder, signal }: PreviewRequest,
  segments: readonly Segment[],
): Promise<void> {
  // Past the fade-in from black that many recordings begin with.
  const { file } = segmentAt(segments, Math.min(secondsOf(segments) * 0.1, 20));
  await ffmpeg.encode({
    args: [
      ...ownSegmentInput({ init: join(from, initOf(rendition.name)), segment: join(from, file) }),
      ...['-filter_complex', `thumbnail=60,${FIT_POSTER}`, '-frames:v', '1', '-update', '1', '-q:v', '3', POSTER_FILE],
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    signal,
  });
}

function segmentAt(segments: readonly Segment[], seconds: number): Segment {
  let ends = 0;
  const found = segments.find((segment) => {
    ends += segment.seconds;
    return ends > seconds;
  });
  if (found === undefined) throw new Error('a rendition without segments has no poster');
  return found;
}

function secondsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.seconds, 0);
}

const THUMBNAIL_LONG_SIDE = 160;
const SHEET_COLUMNS = 10;
const SHEET_ROWS = 10;
const MAX_THUMBNAILS = 200;
const LEAST_INTERVAL_SECONDS = 2;

async function makeTimeline(
  ffmpeg: Ffmpeg,
  { rendition, from, folder, signal }: PreviewRequest,
  segments: readonly Segment[],
): Promise<void> {
  const seconds = secondsOf(segments);
  const interval = Math.max(LEAST_INTERVAL_SECONDS, Math.ceil(seconds / MAX_THUMBNAILS));
  const { width, height } = thumbnailSize(rendition);
  await ffmpeg.encode({
    args: [
      // Key frames alone are many times faster, and as near as a thumbnail needs to be.
      ...['-skip_frame', 'nokey', ...ownPlaylistInput(join(from, playlistOf(rendition.name)))],
      ...[
        '-vf',
        `fps=1/${interval}:start_time=0:round=up,scale=${width}:${height},tile=${SHEET_COLUMNS}x${SHEET_ROWS}`,
      ],
      ...['-fps_mode', 'passthrough', '-q:v', '5', '-start_number', '0', 'timeline-%d.jpg'],
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    signal,
  });
  await writeFile(join(folder, TIMELINE_FILE), timelineTrack({ seconds, interval, size: { width, height } }));
}

type Timeline = { readonly seconds: number; readonly interval: number; readonly size: Size };

/** WebVTT cues that point into the sheets, as players read them. */
function timelineTrack({ seconds, interval, size }: Timeline): string {
  const count = Math.max(1, Math.ceil(seconds / interval));
  const cues = Array.from({ length: count }, (_, place) => {
    const sheet = Math.floor(place / (SHEET_COLUMNS * SHEET_ROWS));
    const x = (place % SHEET_COLUMNS) * size.width;
    const y = (Math.floor(place / SHEET_COLUMNS) % SHEET_ROWS) * size.height;
    const ends = Math.min(seconds, (place + 1) * interval);
    return `${clockTime(place * interval)} --> ${clockTime(ends)}\ntimeline-${sheet}.jpg#xywh=${x},${y},${size.width},${size.height}`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** The poster, sixteen pixels wide, as a `data:` address. */
export async function readPlaceholder(
  ffmpeg: Ffmpeg,
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<string> {
  const picture = await ffmpeg.capture({
    args: [
      ...['-f', 'mjpeg', '-i', POSTER_FILE, '-vf', 'scale=16:9:flags=area', '-q:v', '8'],
      ...['-f', 'mjpeg', 'pipe:1'],
    ],
    folder,
    maxSeconds: MAX_SECONDS,
    maxOutputBytes: 16 * 1024,
    signal,
  });
  return `data:image/jpeg;base64,${picture.toString('base64')}`;
}

function thumbnailSize({ width, height }: Size): Size {
  const scale = THUMBNAIL_LONG_SIDE / Math.max(width, height);
  return { width: evenly(width * scale), height: evenly(height * scale) };
}

function evenly(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}

function clockTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(milliseconds % 1000).padStart(3, '0');
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${rest}`;
}
