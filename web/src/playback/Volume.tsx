import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { ControlButton } from './ControlButton.tsx';
import styles from './Player.module.css';
import type { Remote } from './remote.ts';
import { share } from './share.ts';
import { useText } from './text.ts';

type Props = { readonly volume: number; readonly isMuted: boolean; readonly remote: Remote };

export function Volume({ volume, isMuted, remote }: Props) {
  const text = useText();
  const heard = isMuted ? 0 : volume;
  return (
    <span className={styles.volume}>
      <ControlButton
        label={text(heard === 0 ? 'unmute' : 'mute')}
        shortcut="m"
        icon={pictureOf(heard)}
        onPress={remote.toggleMuted}
      />
      <span className={styles.volumeRange}>
        <input
          type="range"
          className={styles.range}
          style={share({ done: heard })}
          aria-label={text('volume')}
          aria-valuetext={text('volumePercent', { percent: Math.round(heard * 100) })}
          min={0}
          max={1}
          step={0.05}
          value={heard}
          onChange={(event) => remote.setVolume(event.currentTarget.valueAsNumber)}
        />
      </span>
    </span>
  );
}

function pictureOf(heard: number) {
  if (heard === 0) return VolumeX;
  return heard < 0.5 ? Volume1 : Volume2;
}
