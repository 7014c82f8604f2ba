import Hls, { ErrorTypes, Events } from 'hls.js';
import { signedPaths } from './signed-paths.ts';
import { NOTHING_KNOWN, type OpenStream, type StreamFacts } from './stream.ts';

const OFF = -1;
const AUTOMATIC = -1;
/** A second failure of the decoder within this time is not mended by starting it again. */
const MEND_AGAIN_AFTER_MS = 10_000;
const SIGNATURE_REFUSED = [401, 403, 404, 410];

export function canUseHls(): boolean {
  return Hls.isSupported();
}

export const openHlsStream: OpenStream = (video, streamUrl, tell) => {
  const paths = signedPaths(streamUrl);
  let problem: StreamFacts['problem'] = null;
  let mendedAt = Number.NEGATIVE_INFINITY;

  const hls = new Hls({
    capLevelToPlayerSize: true,
    // A window left at the end of a long pause need not hold the whole lecture.
    backBufferLength: 60,
    xhrSetup: (xhr, url) => xhr.open('GET', paths.current(url), true),
  });
  hls.subtitleTrack = OFF;

  for (const event of [
    Events.MANIFEST_PARSED,
    Events.LEVEL_SWITCHED,
    Events.AUDIO_TRACKS_UPDATED,
    Events.AUDIO_TRACK_SWITCHED,
    Events.SUBTITLE_TRACKS_UPDATED,
    Events.SUBTITLE_TRACK_SWITCH,
  ] as const) {
    hls.on(event, announce);
  }

  hls.on(Events.ERROR, (_, failure) => {
    if (!failure.fatal) return;
    const mayMend = failure.type === ErrorTypes.MEDIA_ERROR && performance.now() - mendedAt > MEND_AGAIN_AFTER_MS;
    if (mayMend) {
      mendedAt = performance.now();
      hls.recoverMediaError();
      return;
    }
    problem = problemOf(failure.type, failure.response?.code);
    announce();
  });

  hls.loadSource(streamUrl);
  hls.attachMedia(video);

  return {
    chooseQuality: (quality) => {
      hls.nextLevel = quality ?? AUTOMATIC;
      announce();
    },
    chooseSound: (sound) => {
      hls.audioTrack = sound;
      announce();
    },
    chooseCaption: (caption) => {
      hls.subtitleTrack = caption ?? OFF;
      hls.subtitleDisplay = caption !== null;
      announce();
    },
    renew: (renewedUrl) => {
      paths.renew(renewedUrl);
      if (problem === 'refused') retry();
    },
    retry,
    close: () => hls.destroy(),
  };

  function retry(): void {
    const wasUnplayable = problem === 'unplayable';
    problem = null;
    if (hls.levels.length === 0) hls.loadSource(paths.current(streamUrl));
    else if (wasUnplayable) hls.recoverMediaError();
    else hls.startLoad(video.currentTime);
    announce();
  }

  function announce(): void {
    tell({
      ...NOTHING_KNOWN,
      qualities: hls.levels.map(({ height }, id) => ({ id, height })).sort((a, b) => b.height - a.height),
      quality: hls.manualLevel === AUTOMATIC ? null : hls.manualLevel,
      height: hls.levels[hls.currentLevel]?.height ?? null,
      sounds: hls.audioTracks.map(({ name }, id) => ({ id, name })),
      sound: hls.audioTrack < 0 ? null : hls.audioTrack,
      captions: hls.subtitleTracks.map(({ name }, id) => ({ id, name })),
      caption: hls.subtitleTrack < 0 ? null : hls.subtitleTrack,
      problem,
    });
  }
};

function problemOf(type: ErrorTypes, status: number | undefined): NonNullable<StreamFacts['problem']> {
  if (type !== ErrorTypes.NETWORK_ERROR) return 'unplayable';
  return status !== undefined && SIGNATURE_REFUSED.includes(status) ? 'refused' : 'connection';
}
