import { Captions, CaptionsOff, Maximize, Minimize, Pause, Play, Settings } from 'lucide-react';
import { useRef } from 'react';
import { chapterAt, type Mark } from '#lib/player.tsx';
import { formatDuration } from '#lib/time.ts';
import { ControlButton } from './ControlButton.tsx';
import styles from './Player.module.css';
import type { Remote } from './remote.ts';
import { SeekBar } from './SeekBar.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import type { Stream, StreamFacts } from './stream.ts';
import { useText } from './text.ts';
import { useFullScreen } from './useFullScreen.ts';
import type { VideoFacts } from './useVideoFacts.ts';
import { Volume } from './Volume.tsx';

type Props = {
  readonly stream: Stream | null;
  readonly facts: StreamFacts;
  readonly playing: VideoFacts;
  readonly remote: Remote;
  readonly previewsUrl: string | null;
  /** Of sound without a picture: one seeks in what one will hear. */
  readonly peaks: readonly number[] | null;
  readonly marks: readonly Mark[];
  readonly isChoosing: boolean;
  readonly onChoosing: (isChoosing: boolean) => void;
  readonly onToggleCaptions: () => void;
};

export function Controls({
  stream,
  facts,
  playing,
  remote,
  previewsUrl,
  peaks,
  marks,
  isChoosing,
  onChoosing,
  onToggleCaptions,
}: Props) {
  const text = useText();
  const isFullScreen = useFullScreen();
  const settingsButton = useRef<HTMLButtonElement>(null);
  const isMoving = playing.playing === 'playing' || playing.playing === 'waiting';
  const chapter = chapterAt(marks, playing.positionSeconds);
  const areCaptionsOn = facts.caption !== null;
  return (
    // Time runs from left to right in every language.
    <div className={styles.controls} dir="ltr">
      {isChoosing && stream !== null ? (
        <SettingsPanel
          stream={stream}
          facts={facts}
          speed={playing.speed}
          onSpeed={remote.setSpeed}
          onClose={() => {
            onChoosing(false);
            settingsButton.current?.focus();
          }}
        />
      ) : null}
      <SeekBar playing={playing} previewsUrl={previewsUrl} peaks={peaks} marks={marks} onSeek={remote.seekTo} />
      <div className={styles.buttons}>
        <ControlButton
          label={text(isMoving ? 'pause' : 'play')}
          shortcut="k"
          icon={isMoving ? Pause : Play}
          onPress={remote.togglePlaying}
        />
        <Volume volume={playing.volume} isMuted={playing.isMuted} remote={remote} />
        <span className={styles.time}>
          {formatDuration(playing.positionSeconds)}
          <span className={styles.total}> / {formatDuration(playing.durationSeconds)}</span>
        </span>
        {chapter === null ? null : (
          <span className={styles.chapter} dir="auto" title={chapter}>
            {chapter}
          </span>
        )}
        <span className={styles.gap} />
        {facts.captions.length === 0 ? null : (
          <ControlButton
            label={text(areCaptionsOn ? 'captionsOff' : 'captionsOn')}
            shortcut="c"
            icon={areCaptionsOn ? Captions : CaptionsOff}
            isOn={areCaptionsOn}
            onPress={onToggleCaptions}
          />
        )}
        <ControlButton
          ref={settingsButton}
          label={text('settings')}
          icon={Settings}
          isExpanded={isChoosing}
          onPress={() => onChoosing(!isChoosing)}
        />
        {remote.canFillScreen ? (
          <ControlButton
            label={text(isFullScreen ? 'leaveFullScreen' : 'fullScreen')}
            shortcut="f"
            icon={isFullScreen ? Minimize : Maximize}
            onPress={remote.toggleFullScreen}
          />
        ) : null}
      </div>
    </div>
  );
}
