import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { canUseHls, openHlsStream } from './hls-stream.ts';
import { openNativeStream } from './native-stream.ts';
import { NOTHING_KNOWN, type Stream, type StreamFacts } from './stream.ts';

/** A new signature that is refused as well will not be mended by a third one. */
const RENEW_AGAIN_AFTER_MS = 20_000;

type Watched = {
  readonly video: HTMLVideoElement | null;
  readonly streamUrl: string;
  /** Asks for newly signed paths, which then come as another `streamUrl`. */
  readonly onRefused: () => void;
};

export function useStream({ video, streamUrl, onRefused }: Watched): { stream: Stream | null; facts: StreamFacts } {
  // Newly signed paths of the same version are the same stream; those of another one are another film.
  const [firstUrl, setFirstUrl] = useState(streamUrl);
  if (versionIn(firstUrl) !== versionIn(streamUrl)) setFirstUrl(streamUrl);
  const [stream, setStream] = useState<Stream | null>(null);
  const [facts, setFacts] = useState(NOTHING_KNOWN);
  const leftAt = useRef<Left | null>(null);
  const renewedAt = useRef(Number.NEGATIVE_INFINITY);
  const askForRenewal = useEffectEvent(onRefused);

  useEffect(() => {
    if (video === null) return;
    const open = canUseHls() ? openHlsStream : openNativeStream;
    const opened = open(video, firstUrl, setFacts);
    const goneOn = goOn(video, leftAt.current);
    setStream(opened);
    return () => {
      leftAt.current = { seconds: video.currentTime, wasPlaying: !video.paused };
      goneOn.abort();
      opened.close();
    };
  }, [video, firstUrl]);

  useEffect(() => {
    if (streamUrl !== firstUrl) stream?.renew(streamUrl);
  }, [stream, streamUrl, firstUrl]);

  useEffect(() => {
    if (facts.problem !== 'refused' || performance.now() - renewedAt.current < RENEW_AGAIN_AFTER_MS) return;
    renewedAt.current = performance.now();
    askForRenewal();
  }, [facts.problem]);

  useEffect(() => {
    if (facts.problem !== 'connection') return;
    const retry = () => stream?.retry();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [facts.problem, stream]);

  return { stream, facts };
}

type Left = { readonly seconds: number; readonly wasPlaying: boolean };

/** Another version goes on where the one before it was. */
function goOn(video: HTMLVideoElement, left: Left | null): AbortController {
  const waiting = new AbortController();
  if (left === null || left.seconds === 0) return waiting;
  const resume = () => {
    video.currentTime = Math.min(left.seconds, video.duration);
    if (left.wasPlaying) void video.play().catch(() => {});
  };
  video.addEventListener('loadedmetadata', resume, { once: true, signal: waiting.signal });
  return waiting;
}

/** The folder that the stream lies in. */
function versionIn(streamUrl: string): string {
  return streamUrl.split('/').at(-2) ?? '';
}
