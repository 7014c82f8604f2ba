import type { Cue } from '#contract/captions/cues.ts';
import { writeCaptions, writeTranscript } from '#contract/captions/writing.ts';
import { saveFile } from '#lib/save-file.ts';

export type DownloadAs = 'vtt' | 'srt' | 'txt';

const TYPES: Readonly<Record<DownloadAs, string>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  txt: 'text/plain;charset=utf-8',
};

export function downloadCaptions(name: string, cues: readonly Cue[], as: DownloadAs): void {
  const text = as === 'txt' ? writeTranscript(cues) : writeCaptions(cues, as);
  saveFile({ name: `${fileName(name)}.${as}`, type: TYPES[as], text });
}

export function fileName(name: string): string {
  return (
    name
      .replace(/[\\/:*?"<>|]+/g, ' ')
      .trim()
      .slice(0, 120) || 'captions'
  );
}
