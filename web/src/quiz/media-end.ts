/** A last frame may be shorter than the playlist says: players wait for the rest for ever. */
const NEAR_SECONDS = 0.3;

/** Nothing more will come, whether the player has noticed or not. */
export function isAtEnd(media: HTMLMediaElement): boolean {
  if (media.ended) return true;
  const isNear = media.duration - media.currentTime <= NEAR_SECONDS;
  return isNear && !media.seeking && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
}
