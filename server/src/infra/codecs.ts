// A portal for lectures need not decode game formats of the nineties: each decoder left out is one less to attack.
const DECODERS: Readonly<Record<string, readonly string[]>> = {
  h264: ['h264'],
  hevc: ['hevc'],
  vp8: ['vp8', 'libvpx'],
  vp9: ['vp9', 'libvpx-vp9'],
  av1: ['libdav1d', 'libaom-av1', 'av1'],
  mpeg1video: ['mpeg1video'],
  mpeg2video: ['mpeg2video'],
  mpeg4: ['mpeg4'],
  msmpeg4v2: ['msmpeg4v2'],
  msmpeg4v3: ['msmpeg4'],
  h263: ['h263'],
  flv1: ['flv'],
  wmv1: ['wmv1'],
  wmv2: ['wmv2'],
  wmv3: ['wmv3'],
  vc1: ['vc1'],
  theora: ['theora'],
  mjpeg: ['mjpeg'],
  png: ['png'],
  webp: ['webp'],
  gif: ['gif'],
  prores: ['prores'],
  dnxhd: ['dnxhd'],
  aac: ['aac'],
  aac_latm: ['aac_latm'],
  mp3: ['mp3float', 'mp3'],
  mp2: ['mp2float', 'mp2'],
  ac3: ['ac3'],
  eac3: ['eac3'],
  opus: ['opus', 'libopus'],
  vorbis: ['vorbis', 'libvorbis'],
  flac: ['flac'],
  alac: ['alac'],
  wmav1: ['wmav1'],
  wmav2: ['wmav2'],
  wmapro: ['wmapro'],
  pcm_s16le: ['pcm_s16le'],
  pcm_s16be: ['pcm_s16be'],
  pcm_s24le: ['pcm_s24le'],
  pcm_s24be: ['pcm_s24be'],
  pcm_s32le: ['pcm_s32le'],
  pcm_f32le: ['pcm_f32le'],
  pcm_u8: ['pcm_u8'],
  pcm_mulaw: ['pcm_mulaw'],
  pcm_alaw: ['pcm_alaw'],
};

// Not used by us, but ffprobe refuses the whole file when it may not open one of its streams.
const SUBTITLE_DECODERS = [
  'srt',
  'subrip',
  'ass',
  'ssa',
  'mov_text',
  'text',
  'webvtt',
  'pgssub',
  'dvdsub',
  'dvbsub',
  'cc_dec',
];

export const READABLE_DECODERS = [...Object.values(DECODERS).flat(), ...SUBTITLE_DECODERS].join(',');

export function isReadable(codec: string): boolean {
  return Object.hasOwn(DECODERS, codec);
}
