import { Play, RotateCcw } from 'lucide-react';
import styles from './Player.module.css';
import { useText } from './text.ts';
import type { VideoFacts } from './useVideoFacts.ts';

type Props = { readonly playing: VideoFacts['playing']; readonly onPress: () => void };

/** The large button in the middle, before it starts and after it has ended. */
export function StartButton({ playing, onPress }: Props) {
  const text = useText();
  if (playing !== 'not-started' && playing !== 'ended') return null;
  const Picture = playing === 'ended' ? RotateCcw : Play;
  return (
    <button
      type="button"
      className={styles.start}
      aria-label={text(playing === 'ended' ? 'playAgain' : 'play')}
      onClick={onPress}
    >
      <Picture aria-hidden="true" focusable="false" size={28} strokeWidth={1.75} />
    </button>
  );
}
