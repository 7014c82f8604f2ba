export type Choice = { readonly id: number; readonly name: string };

/** `refused` is a path that is no longer signed: a new one may help. */
export type StreamProblem = 'connection' | 'refused' | 'unplayable';

/** What can be chosen in a stream, and what is. */
export type StreamFacts = {
  readonly qualities: readonly { readonly id: number; readonly height: number }[];
  /** null: chosen by the player. */
  readonly quality: number | null;
  /** What is on the screen now. */
  readonly height: number | null;
  readonly sounds: readonly Choice[];
  readonly sound: number | null;
  readonly captions: readonly Choice[];
  /** null: off. */
  readonly caption: number | null;
  readonly problem: StreamProblem | null;
};

export const NOTHING_KNOWN: StreamFacts = {
  qualities: [],
  quality: null,
  height: null,
  sounds: [],
  sound: null,
  captions: [],
  caption: null,
  problem: null,
};

/** A stream that feeds a video element, by hls.js or by the browser itself. */
export type Stream = {
  readonly chooseQuality: (quality: number | null) => void;
  readonly chooseSound: (sound: number) => void;
  readonly chooseCaption: (caption: number | null) => void;
  /** Goes on under newly signed paths. */
  readonly renew: (streamUrl: string) => void;
  readonly retry: () => void;
  readonly close: () => void;
};

export type OpenStream = (video: HTMLVideoElement, streamUrl: string, tell: (facts: StreamFacts) => void) => Stream;
