import { useEffect } from 'react';
import type { Cue } from '#contract/captions/cues.ts';
import { writeCaptions } from '#contract/captions/writing.ts';

/** What Safari says when a video fills a phone's screen without the page around it. */
const PHONE_FILLS = 'webkitbeginfullscreen';
const PHONE_LEAVES = 'webkitendfullscreen';

type Track = { readonly cues: readonly Cue[]; readonly language: string };

/** Where the browser takes the video out of the page, our words are not over it: there a track of its own shows them. */
export function usePhoneTrack(media: HTMLMediaElement | null, { cues, language }: Track): void {
  useEffect(() => {
    if (media === null || cues.length === 0 || !('webkitEnterFullscreen' in media)) return;
    const address = URL.createObjectURL(new Blob([writeCaptions(cues, 'vtt')], { type: 'text/vtt' }));
    const track = document.createElement('track');
    Object.assign(track, { kind: 'subtitles', srclang: language, src: address });
    media.append(track);
    track.track.mode = 'hidden';
    const show = () => {
      track.track.mode = 'showing';
    };
    const hide = () => {
      track.track.mode = 'hidden';
    };
    media.addEventListener(PHONE_FILLS, show);
    media.addEventListener(PHONE_LEAVES, hide);
    return () => {
      media.removeEventListener(PHONE_FILLS, show);
      media.removeEventListener(PHONE_LEAVES, hide);
      track.remove();
      URL.revokeObjectURL(address);
    };
  }, [media, cues, language]);
}
