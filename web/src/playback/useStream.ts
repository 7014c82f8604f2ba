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
  const [firstUrl] = useState(streamUrl);
  const [stream, setStream] = useState<Stream | null>(null);
  const [facts, setFacts] = useState(NOTHING_KNOWN);
  const renewedAt = useRef(Number.NEGATIVE_INFINITY);
  const askForRenewal = useEffectEvent(onRefused);

  useEffect(() => {
    if (video === null) return;
    const open = canUseHls() ? openHlsStream : openNativeStream;
    const opened = open(video, firstUrl, setFacts);
    setStream(opened);
    return () => opened.close();
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
