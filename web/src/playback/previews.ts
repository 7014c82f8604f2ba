/** A part of a picture that shows what happens from `startSeconds` on. */
export type Preview = {
  readonly startSeconds: number;
  readonly pictureUrl: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const CUE = /^((?:\d+:)?\d+:\d+\.\d+)\s+-->.*\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/gm;

/** Reads the WebVTT list of preview pictures that lies beside a stream. */
export function parsePreviews(vtt: string, vttUrl: string): readonly Preview[] {
  const base = new URL(vttUrl, location.href);
  return Array.from(vtt.replaceAll('\r', '').matchAll(CUE), ([, start = '', picture = '', ...box]) => {
    const [x = 0, y = 0, width = 0, height = 0] = box.map(Number);
    return { startSeconds: secondsOf(start), pictureUrl: new URL(picture, base).href, x, y, width, height };
  });
}

export function previewAt(previews: readonly Preview[], seconds: number): Preview | null {
  return previews.findLast(({ startSeconds }) => startSeconds <= seconds) ?? previews[0] ?? null;
}

function secondsOf(time: string): number {
  return time.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}
