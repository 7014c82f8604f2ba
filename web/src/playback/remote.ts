import type { SeekGuard } from '#lib/player.tsx';

/** iPhones let only the video itself fill the screen, by a name of their own. */
type PhoneVideo = HTMLVideoElement & { readonly webkitEnterFullscreen?: () => void };

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** What a person can do to a player, by button, key or touch. */
export type Remote = ReturnType<typeof remoteOf>;

export function remoteOf(video: HTMLVideoElement, frame: HTMLElement, guardedSeek: SeekGuard) {
  const seekTo = (seconds: number) => {
    if (Number.isFinite(video.duration)) video.currentTime = within(guardedSeek(seconds), 0, video.duration);
  };
  const setVolume = (volume: number) => {
    video.volume = within(volume, 0, 1);
    video.muted = video.volume === 0;
  };
  return {
    canFillScreen: document.fullscreenEnabled || 'webkitEnterFullscreen' in video,
    seekTo,
    setVolume,
    seekBy: (seconds: number) => seekTo(video.currentTime + seconds),
    turnVolumeBy: (step: number) => setVolume((video.muted ? 0 : video.volume) + step),
    togglePlaying: () => {
      if (video.paused) void video.play().catch(() => {});
      else video.pause();
    },
    toggleMuted: () => {
      video.muted = !video.muted;
    },
    setSpeed: (speed: number) => {
      video.playbackRate = speed;
    },
    toggleFullScreen: () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen();
      else if (document.fullscreenEnabled) void frame.requestFullscreen();
      else (video as PhoneVideo).webkitEnterFullscreen?.();
    },
  };
}

function within(amount: number, least: number, most: number): number {
  return Math.min(Math.max(amount, least), most);
}
