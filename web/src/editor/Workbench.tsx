import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { usePlayer } from '#lib/player.tsx';
import {
  type Chosen,
  type Draft,
  emptyDraft,
  isChanged,
  isTrimmed,
  keptParts,
  MOST_CUTS,
  onFrame,
  withCutAt,
  withEdge,
  withoutCut,
  withSplitAt,
} from './draft.ts';
import styles from './editor.module.css';
import { frameRateIn } from './queries.ts';
import { Ranges } from './Ranges.tsx';
import { SaveBar } from './SaveBar.tsx';
import type { Sources } from './sources.ts';
import { type MovedEdge, Timeline } from './Timeline.tsx';
import { type Tool, Tools } from './Tools.tsx';
import { useText } from './text.ts';
import type { WantedEdit } from './useEdits.ts';
import { useResultPreview } from './useResultPreview.ts';

type Props = {
  readonly title: string;
  readonly durationSeconds: number;
  readonly isSound: boolean;
  readonly sources: Sources;
  readonly mayCreate: boolean;
  readonly state: 'ready' | 'busy' | 'sending';
  readonly onSave: (wanted: WantedEdit) => void;
};

const MOST_ZOOM = 32;
const MOST_WIDTH_PER_SECOND = 1 / 4;

const toolOfKey: Readonly<Record<string, Tool>> = {
  i: 'set-start',
  o: 'set-end',
  x: 'cut-out',
  s: 'split',
  ',': 'frame-back',
  '.': 'frame-on',
};

/** The timeline with its tools; what is drafted here is nothing yet until it is saved. */
export function Workbench({ title, durationSeconds, isSound, sources, mayCreate, state, onSave }: Props) {
  const text = useText();
  const player = usePlayer();
  const { data: framesPerSecond = 25 } = useQuery(frameRateIn(isSound ? null : sources.streamUrl));
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(durationSeconds));
  const [chosen, setChosen] = useState<Chosen>('whole');
  const [zoom, setZoom] = useState(1);
  const [isPreviewing, setIsPreviewing] = useState(false);
  useResultPreview(isPreviewing, keptParts(draft));
  const mayTrim = draft.splits.length === 0;
  const maySplit = mayCreate && !isTrimmed(draft);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for buttons that are in it
    <div className={styles.workbench} tabIndex={-1} onKeyDown={press}>
      <Tools
        durationSeconds={durationSeconds}
        isChanged={isChanged(draft)}
        isPreviewing={isPreviewing}
        mayTrim={mayTrim}
        maySplit={maySplit}
        onUse={use}
        onPreview={preview}
        onStartOver={() => {
          setDraft(emptyDraft(durationSeconds));
          setChosen('whole');
          setIsPreviewing(false);
        }}
        onZoom={(factor) => setZoom(Math.min(Math.max(zoom * factor, 1), mostZoom(durationSeconds)))}
      />
      <Timeline
        draft={draft}
        chosen={chosen}
        zoom={zoom}
        framesPerSecond={framesPerSecond}
        sources={sources}
        isSound={isSound}
        onMove={move}
        onChoose={setChosen}
        onSeek={seek}
      />
      <p className={styles.keys}>{text('keys')}</p>
      <Ranges
        draft={draft}
        onMove={move}
        onRemoveCut={(at) => {
          setDraft(withoutCut(draft, at));
          setChosen('whole');
        }}
        onRemoveSplit={(moment) => setDraft(withSplitAt(draft, moment))}
      />
      {mayTrim ? null : <p className={styles.quiet}>{text('splitNote')}</p>}
      {isTrimmed(draft) && mayCreate ? <p className={styles.quiet}>{text('trimNote')}</p> : null}
      <SaveBar title={title} draft={draft} mayCreate={mayCreate} state={state} onSave={onSave} />
    </div>
  );

  function seek(seconds: number): void {
    player?.seekTo(onFrame(seconds, framesPerSecond));
  }

  /** The player shows the frame that the end of a part stands on. */
  function move(moved: MovedEdge): void {
    if (!mayTrim) return;
    const seconds = onFrame(moved.seconds, framesPerSecond);
    setDraft(withEdge(draft, { ...moved, seconds }));
    setChosen(moved.chosen);
    player?.media.pause();
    seek(seconds);
  }

  function preview(isOn: boolean): void {
    setIsPreviewing(isOn);
    if (!isOn || player === null) return;
    const [first] = keptParts(draft);
    player.seekTo(first?.from ?? 0);
    void player.media.play().catch(() => {});
  }

  function use(tool: Tool): void {
    if (player === null) return;
    const here = onFrame(player.media.currentTime, framesPerSecond);
    switch (tool) {
      case 'set-start':
        if (mayTrim) setDraft(withEdge(draft, { chosen, edge: 'from', seconds: here }));
        break;
      case 'set-end':
        if (mayTrim) setDraft(withEdge(draft, { chosen, edge: 'to', seconds: here }));
        break;
      case 'cut-out':
        if (!mayTrim || draft.cuts.length >= MOST_CUTS) break;
        setDraft(withCutAt(draft, here));
        setChosen(draft.cuts.length);
        break;
      case 'split':
        if (maySplit) setDraft(withSplitAt(draft, here));
        break;
      case 'frame-back':
      case 'frame-on':
        player.media.pause();
        seek(here + (tool === 'frame-on' ? 1 : -1) / framesPerSecond);
        break;
    }
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
    if (event.key === 'Escape') setChosen('whole');
    const tool = toolOfKey[event.key.toLowerCase()];
    if (tool === undefined) return;
    event.preventDefault();
    use(tool);
  }
}

/** So far that a frame can be told from the next one. */
function mostZoom(durationSeconds: number): number {
  return Math.max(1, Math.min(MOST_ZOOM, 2 ** Math.ceil(Math.log2(durationSeconds * MOST_WIDTH_PER_SECOND))));
}
