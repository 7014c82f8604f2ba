import { initOf, playlistOf } from './playlists.ts';
import type { AudioTrack } from './renditions.ts';

export function audioEncoding({ kind, channels }: AudioTrack): string[] {
  if (kind === 'copy') return ['-c:a', 'copy'];
  return [
    ...['-c:a', 'aac', '-b:a', channels === 1 ? '80k' : '128k', '-ac', String(channels), '-ar', '48000'],
    // Gaps become silence, and sound that begins late still begins with the picture.
    ...['-af', 'aresample=async=1:first_pts=0'],
  ];
}

// Phones write the place and the person into the file: nothing of that belongs on the page.
export function hlsOutput(name: string): string[] {
  return [
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    // Each rendition is a file of its own: one shifted to hide its reordered frames would leave the sound behind.
    ...['-avoid_negative_ts', 'disabled', '-hls_segment_options', 'movflags=+negative_cts_offsets'],
    ...['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_flags', 'independent_segments'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', initOf(name)],
    ...['-hls_segment_filename', `${name}_%05d.m4s`, playlistOf(name)],
  ];
}
