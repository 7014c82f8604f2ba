import { type PointerEvent, useRef, useState } from 'react';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getPlayback } from '#contract/media/endpoints.ts';
import { useFeaturesOfPlayer } from '#lib/player.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { Controls } from './Controls.tsx';
import { Cover } from './Cover.tsx';
import { pressHotKey } from './hot-keys.ts';
import { Notice } from './Notice.tsx';
import { withOfferedCaptions } from './offered-captions.ts';
import styles from './Player.module.css';
import { remoteOf } from './remote.ts';
import { StartButton } from './StartButton.tsx';
import type { StreamProblem } from './stream.ts';
import { useReallyPlayed } from './useReallyPlayed.ts';
import { useRest } from './useRest.ts';
import { useStream } from './useStream.ts';
import { useVideoFacts } from './useVideoFacts.ts';
import { useWaveform } from './useWaveform.ts';

type Props = {
  readonly playback: AnswerOf<typeof getPlayback>;
  readonly form: 'video' | 'audio';
  readonly onPlayed: () => void;
  /** The signed paths no longer work: new ones are wanted. */
  readonly onRefused: () => void;
};

const notices = {
  connection: 'connectionLost',
  refused: 'connectionLost',
  unplayable: 'cannotPlay',
} as const satisfies Record<StreamProblem, string>;

export default function Screen({ playback, form, onPlayed, onRefused }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [overlay, setOverlay] = useState<HTMLDivElement | null>(null);
  const [words, setWords] = useState<HTMLDivElement | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const { isResting, wake, rest } = useRest(frame, video);
  const played = useStream({ video, streamUrl: playback.streamUrl, onRefused });
  const playing = useVideoFacts(video);
  useReallyPlayed(video, onPlayed);
  const waveform = useWaveform(form === 'audio' ? playback.folderUrl : null);
  const { marks, guardedSeek, isCovered, captions } = useFeaturesOfPlayer(video, { overlay, words });
  const { stream, facts } = withOfferedCaptions(played, captions);

  const remote = video === null || frame.current === null ? null : remoteOf(video, frame.current, guardedSeek);
  const areControlsShown = form === 'audio' || !isResting || isChoosing || playing.playing !== 'playing';
  const lastCaption = useLastCaption(facts.caption);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for buttons that are in it
    <div
      ref={frame}
      className={styles.screen}
      data-form={form}
      data-cover={waveform?.hasCover === true ? 'yes' : 'no'}
      data-controls={areControlsShown ? 'shown' : 'hidden'}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (remote !== null && !isCovered) pressHotKey(event, { ...remote, toggleCaptions });
      }}
    >
      <video
        ref={setVideo}
        className={styles.video}
        playsInline
        preload="metadata"
        {...(playback.posterUrl === null || form === 'audio' ? {} : { poster: playback.posterUrl })}
        onPointerUp={touchPicture}
      />
      {waveform?.hasCover === true ? <Cover pictureUrl={playback.posterUrl} /> : null}
      {playing.playing === 'waiting' && facts.problem === null ? (
        <div className={styles.spinner}>
          <Spinner />
        </div>
      ) : null}
      <div ref={setWords} className={styles.words} />
      {facts.problem === null && remote !== null ? (
        <div className={styles.operating} inert={isCovered}>
          {form === 'audio' ? null : <StartButton playing={playing.playing} onPress={remote.togglePlaying} />}
          <Controls
            stream={stream}
            facts={facts}
            playing={playing}
            remote={remote}
            previewsUrl={form === 'audio' ? null : playback.previewsUrl}
            peaks={waveform?.peaks ?? null}
            marks={marks}
            isChoosing={isChoosing}
            onChoosing={setIsChoosing}
            onToggleCaptions={toggleCaptions}
          />
        </div>
      ) : null}
      <div ref={setOverlay} className={styles.overlay} />
      {facts.problem === null ? null : <Notice kind={notices[facts.problem]} onRetry={retry} />}
    </div>
  );

  /** A finger first brings the controls; a mouse has them already and plays or pauses. */
  function touchPicture(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (isChoosing) setIsChoosing(false);
    else if (event.pointerType === 'mouse') remote?.togglePlaying();
    else if (areControlsShown) rest();
    else wake();
  }

  function toggleCaptions(): void {
    if (facts.captions.length > 0) stream?.chooseCaption(facts.caption === null ? lastCaption : null);
  }

  function retry(): void {
    onRefused();
    stream?.retry();
  }
}

function useLastCaption(caption: number | null): number {
  const [last, setLast] = useState(0);
  if (caption !== null && caption !== last) setLast(caption);
  return caption ?? last;
}
