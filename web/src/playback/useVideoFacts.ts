import { useEffect, useState } from 'react';

export type VideoFacts = {
  readonly playing: 'not-started' | 'paused' | 'playing' | 'waiting' | 'ended';
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  /** How far from the position on it is loaded. */
  readonly loadedSeconds: number;
  readonly volume: number;
  readonly isMuted: boolean;
  readonly speed: number;
};

const NOTHING_YET: VideoFacts = {
  playing: 'not-started',
  positionSeconds: 0,
  durationSeconds: 0,
  loadedSeconds: 0,
  volume: 1,
  isMuted: false,
  speed: 1,
};

const EVENTS = [
  'play',
  'playing',
  'pause',
  'ended',
  'waiting',
  'seeking',
  'seeked',
  'timeupdate',
  'progress',
  'durationchange',
  'volumechange',
  'ratechange',
  'canplay',
];

export function useVideoFacts(video: HTMLVideoElement | null): VideoFacts {
  const [facts, setFacts] = useState(NOTHING_YET);

  useEffect(() => {
    if (video === null) return;
    const listening = new AbortController();
    for (const event of EVENTS) {
      video.addEventListener(event, () => setFacts(factsOf(video)), { signal: listening.signal });
    }
    return () => listening.abort();
  }, [video]);

  return facts;
}

function factsOf(video: HTMLVideoElement): VideoFacts {
  return {
    playing: playingOf(video),
    positionSeconds: video.currentTime,
    durationSeconds: Number.isFinite(video.duration) ? video.duration : 0,
    loadedSeconds: loadedOf(video),
    volume: video.volume,
    isMuted: video.muted,
    speed: video.playbackRate,
  };
}

function playingOf(video: HTMLVideoElement): VideoFacts['playing'] {
  if (video.ended) return 'ended';
  if (video.paused) return video.played.length === 0 && video.currentTime === 0 ? 'not-started' : 'paused';
  return video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA ? 'waiting' : 'playing';
}

function loadedOf({ buffered, currentTime }: HTMLVideoElement): number {
  for (let part = 0; part < buffered.length; part += 1) {
    if (buffered.start(part) <= currentTime && currentTime <= buffered.end(part)) return buffered.end(part);
  }
  return currentTime;
}
