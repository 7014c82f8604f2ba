import { NOTHING_KNOWN, type OpenStream, type StreamFacts } from './stream.ts';

/** For browsers that play HLS themselves and let no script feed them, as older iPhones do. */
export const openNativeStream: OpenStream = (video, streamUrl, tell) => {
  let url = streamUrl;
  let problem: StreamFacts['problem'] = null;
  const listening = new AbortController();
  const { signal } = listening;

  video.textTracks.addEventListener('addtrack', announce, { signal });
  video.textTracks.addEventListener('change', announce, { signal });
  video.addEventListener('resize', announce, { signal });
  video.addEventListener(
    'error',
    () => {
      // The browser tells no status: what ended in the middle of playing is most often the signature.
      problem = video.error?.code === MediaError.MEDIA_ERR_NETWORK ? 'refused' : 'unplayable';
      announce();
    },
    { signal },
  );
  video.src = url;

  return {
    chooseQuality: () => {},
    chooseSound: () => {},
    chooseCaption: (caption) => {
      captionTracks().forEach((track, id) => {
        track.mode = id === caption ? 'showing' : 'disabled';
      });
    },
    renew: (renewedUrl) => {
      url = renewedUrl;
      if (problem === 'refused') retry();
    },
    retry,
    close: () => {
      listening.abort();
      video.removeAttribute('src');
      video.load();
    },
  };

  function retry(): void {
    const { currentTime, paused } = video;
    problem = null;
    video.src = url;
    video.addEventListener('loadedmetadata', () => goOn(currentTime, paused), { once: true, signal });
    announce();
  }

  function goOn(position: number, wasPaused: boolean): void {
    video.currentTime = position;
    if (!wasPaused) void video.play().catch(() => {});
  }

  function announce(): void {
    const tracks = captionTracks();
    const shown = tracks.findIndex((track) => track.mode === 'showing');
    tell({
      ...NOTHING_KNOWN,
      height: video.videoHeight || null,
      captions: tracks.map(({ label }, id) => ({ id, name: label })),
      caption: shown < 0 ? null : shown,
      problem,
    });
  }

  function captionTracks(): TextTrack[] {
    return Array.from(video.textTracks).filter(({ kind }) => kind === 'captions' || kind === 'subtitles');
  }
};
