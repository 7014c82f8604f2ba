import { describe, expect, it } from 'vitest';
import type { AudioStream, Probe, VideoStream } from '#infra/probe.ts';
import { LIMITS, type MakePlan, planRenditions } from './renditions.ts';

describe('what is refused', () => {
  it.each([
    ['nothing-to-play', aProbe({ video: null })],
    ['unsupported-codec', aProbe({ video: aVideo({ isReadable: false }) })],
    ['too-long', aProbe({ durationSeconds: LIMITS.maxSeconds + 1 })],
    ['too-large', aProbe({ video: aVideo({ width: 20_000, height: 20_000 }) })],
    ['too-many-streams', aProbe({ streamCount: LIMITS.maxStreams + 1 })],
    ['broken', aProbe({ claimedSeconds: 60, durationSeconds: 40 })],
    ['broken', aProbe({ durationSeconds: 0 })],
    ['broken', aProbe({ video: aVideo({ width: 0 }) })],
  ])('is %s', (because, probe) => {
    expect(planRenditions(probe)).toEqual({ kind: 'refuse', because });
  });

  it('is not a file whose container rounds its length', () => {
    expect(planRenditions(aProbe({ claimedSeconds: 61, durationSeconds: 60 }))).toMatchObject({ kind: 'make' });
  });
});

describe('what is copied', () => {
  it('is H.264 that browsers play, first of all, with lower rungs that cut where it does', () => {
    const plan = planned({ video: aVideo({ width: 1920, height: 1080 }) });
    expect(plan.first).toEqual({ kind: 'copy', name: 'v1080', width: 1920, height: 1080 });
    expect(plan.rest.map(({ kind, name }) => [kind, name])).toEqual([
      ['encode', 'v720'],
      ['encode', 'v480'],
      ['encode', 'v360'],
    ]);
    expect(plan.picture.timing).toEqual({ kind: 'as-in-source' });
  });

  it('stands alone when it is small', () => {
    expect(planned({ video: aVideo({ width: 854, height: 480 }) }).rest).toEqual([]);
  });

  it('never gets a lower rung that is larger than itself', () => {
    const plan = planned({ video: aVideo({ bitsPerSecond: 300_000 }) });
    expect(plan.rest.every((rung) => rung.kind === 'encode' && rung.maxBitsPerSecond <= 300_000)).toBe(true);
  });

  it.each<[string, Partial<VideoStream>]>([
    ['another codec', { codec: 'hevc' }],
    ['ten bits', { pixelFormat: 'yuv420p10le' }],
    ['finer colours', { pixelFormat: 'yuv444p' }],
    ['interlacing', { isInterlaced: true }],
    ['a turned picture', { rotation: 90, isTransformed: true }],
    ['a mirrored picture', { isTransformed: true }],
    ['oblong pixels', { pixelAspect: { over: 4, under: 3 } }],
    ['a waste of bandwidth', { bitsPerSecond: 40_000_000 }],
    ['key frames too far apart', { longestKeyFrameGapSeconds: 19 }],
    ['a start without a key frame', { startsWithKeyFrame: false }],
    ['a picture that begins late', { startSeconds: 1 }],
    ['too many frames', { averageRate: { over: 120, under: 1 } }],
  ])('is not %s', (_, difference) => {
    expect(planned({ video: aVideo(difference) }).first.kind).toBe('encode');
  });

  it('is AAC beside a picture that must be encoded, but not surround sound', () => {
    const video = aVideo({ codec: 'hevc' });
    expect(planned({ video, audio: [anAudio()] }).audio[0]?.kind).toBe('copy');
    expect(planned({ video, audio: [anAudio({ channels: 6 })] }).audio[0]).toMatchObject({
      kind: 'encode',
      channels: 2,
    });
  });
});

describe('the ladder', () => {
  it.each([
    [{ width: 3840, height: 2160 }, ['360: 640x360', '1080: 1920x1080', '720: 1280x720', '480: 854x480']],
    [{ width: 1280, height: 720 }, ['360: 640x360', '720: 1280x720', '480: 854x480']],
    [{ width: 1920, height: 1078 }, ['360: 642x360', '1080: 1920x1078', '720: 1282x720', '480: 854x480']],
    [{ width: 641, height: 361 }, ['360: 640x360']],
    [{ width: 161, height: 121 }, ['121: 162x122']],
    [{ width: 1080, height: 1920 }, ['360: 360x640', '1080: 1080x1920', '720: 720x1280', '480: 480x854']],
  ])('begins with the smallest rung and goes no higher than the source %o', (size, rungs) => {
    expect(ladderOf(planned({ video: aVideo({ codec: 'vp9', ...size }) }))).toEqual(rungs);
  });

  it('stands upright for a phone that was held upright', () => {
    const plan = planned({ video: aVideo({ rotation: 90, isTransformed: true, width: 1920, height: 1080 }) });
    expect([plan.width, plan.height]).toEqual([1080, 1920]);
    expect(plan.first).toMatchObject({ width: 360, height: 640 });
  });

  it('makes oblong pixels square', () => {
    const plan = planned({
      video: aVideo({ codec: 'mpeg2video', width: 720, height: 576, pixelAspect: { over: 64, under: 45 } }),
    });
    expect([plan.width, plan.height]).toEqual([1024, 576]);
  });
});

describe('the frame rate', () => {
  it.each([
    [
      'stays when it is steady',
      { over: 30000, under: 1001 },
      { over: 30000, under: 1001 },
      { over: 30000, under: 1001 },
    ],
    ['is made steady when it wanders', { over: 23, under: 1 }, { over: 90000, under: 1 }, { over: 30, under: 1 }],
    ['is made steady when it wanders fast', { over: 47, under: 1 }, { over: 1000, under: 1 }, { over: 60, under: 1 }],
    ['of slow motion is sixty', { over: 240, under: 1 }, { over: 240, under: 1 }, { over: 60, under: 1 }],
    [
      'of a slide show is raised so that it can be cut',
      { over: 1, under: 2 },
      { over: 1, under: 2 },
      { over: 10, under: 1 },
    ],
    ['is guessed when nobody knows it', { over: 0, under: 0 }, { over: 90000, under: 1 }, { over: 30, under: 1 }],
  ])('%s', (_, averageRate, baseRate, framesPerSecond) => {
    const plan = planned({ video: aVideo({ codec: 'vp9', averageRate, baseRate }) });
    expect(plan.picture.timing).toEqual({ kind: 'constant', framesPerSecond });
  });
});

describe('audio tracks', () => {
  it('are named by their title, else by their language in its own words', () => {
    const { audio } = planned({
      audio: [
        anAudio({ language: 'ger' }),
        anAudio({ language: 'eng', title: 'Commentary' }),
        anAudio({ language: null }),
      ],
    });
    expect(audio.map(({ name, language, label }) => [name, language, label])).toEqual([
      ['a0', 'de', 'Deutsch'],
      ['a1', 'en', 'Commentary'],
      ['a2', null, '3'],
    ]);
  });

  it('have a name of their own each', () => {
    const { audio } = planned({ audio: [anAudio({ language: 'eng' }), anAudio({ language: 'eng' })] });
    expect(audio.map(({ label }) => label)).toEqual(['English', 'English (2)']);
  });

  it('are left out when we do not read their codec, and when there are too many', () => {
    expect(planned({ audio: [anAudio({ isReadable: false })] }).audio).toEqual([]);
    expect(planned({ audio: Array.from({ length: 20 }, () => anAudio()) }).audio).toHaveLength(LIMITS.maxAudioTracks);
  });
});

function planned(probe: Partial<Probe>): MakePlan {
  const plan = planRenditions(aProbe(probe));
  if (plan.kind === 'refuse') throw new Error(`refused: ${plan.because}`);
  return plan;
}

function ladderOf({ first, rest }: MakePlan): string[] {
  return [first, ...rest].map(({ name, width, height }) => `${name.slice(1)}: ${width}x${height}`);
}

function aProbe(probe: Partial<Probe> = {}): Probe {
  return {
    file: { path: '/source', container: 'mov' },
    streamCount: 2,
    claimedSeconds: probe.durationSeconds ?? 60,
    durationSeconds: 60,
    video: aVideo(),
    audio: [anAudio()],
    coverIndex: null,
    ...probe,
  };
}

function aVideo(video: Partial<VideoStream> = {}): VideoStream {
  return {
    index: 0,
    codec: 'h264',
    isReadable: true,
    pixelFormat: 'yuv420p',
    width: 1280,
    height: 720,
    pixelAspect: { over: 1, under: 1 },
    rotation: 0,
    isTransformed: false,
    isInterlaced: false,
    isHighDynamicRange: false,
    averageRate: { over: 30, under: 1 },
    baseRate: { over: 30, under: 1 },
    startSeconds: 0,
    bitsPerSecond: 2_000_000,
    startsWithKeyFrame: true,
    longestKeyFrameGapSeconds: 2,
    ...video,
  };
}

function anAudio(audio: Partial<AudioStream> = {}): AudioStream {
  return {
    index: 1,
    codec: 'aac',
    isReadable: true,
    profile: 'LC',
    channels: 2,
    sampleRate: 48_000,
    language: null,
    title: null,
    ...audio,
  };
}
