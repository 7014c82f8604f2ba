import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { indexAt } from '#contract/captions/cues.ts';
import { usePlayer, usePosition } from '#lib/player.tsx';
import { Switch } from '#ui/Switch.tsx';
import { CueRow } from './CueRow.tsx';
import type { Edit, EditedCue } from './editing.ts';
import type { EditorDeed } from './editor-keys.ts';
import { knownWarnings } from './known-warnings.ts';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';

type Props = {
  readonly label: string;
  readonly language: string;
  readonly cues: readonly EditedCue[];
  readonly durationMs: number | null;
  /** The cue to go to and to write in. */
  readonly wanted: number | null;
  readonly onArrived: () => void;
  readonly onActive: (id: number) => void;
  readonly onChange: (wanted: Edit) => void;
  readonly onDeed: (deed: EditorDeed, id: number) => void;
};

/** As high as a row is in the style sheet: so it is known where each of ten thousand stands. */
const ROW_PIXELS = 116;
const SPARE_ROWS = 4;

/** Only what is in sight is drawn, and the row that is written in. */
export function CueRows({ label, language, cues, durationMs, wanted, onArrived, onActive, onChange, onDeed }: Props) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const [isFollowing, setIsFollowing] = useState(true);
  const player = usePlayer();
  const current = indexAt(cues, usePosition() * 1000);
  const height = scroller.current?.clientHeight ?? 600;
  const first = Math.max(0, Math.floor(top / ROW_PIXELS) - SPARE_ROWS);
  const last = Math.min(cues.length - 1, Math.ceil((top + height) / ROW_PIXELS) + SPARE_ROWS);
  const drawn = cues
    .map((cue, at) => ({ cue, at }))
    .filter(({ cue, at }) => (first <= at && at <= last) || cue.id === focused);

  const follow = useEffectEvent(() => {
    const isWriting = scroller.current?.contains(document.activeElement) === true;
    if (isFollowing && !isWriting && player?.media.paused === false) bring(current);
  });
  // Which row it is changes with the player, not with what is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for each new row
  useEffect(() => follow(), [current]);

  const goTo = useEffectEvent((id: number) => {
    const at = cues.findIndex((cue) => cue.id === id);
    if (at < 0) return;
    bring(at);
    setFocused(id);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-cue-id="${id}"] textarea`)?.focus(),
    );
    onArrived();
  });
  useEffect(() => {
    if (wanted !== null) goTo(wanted);
  }, [wanted]);

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears which row has the focus */}
      <div
        ref={scroller}
        className={styles.rows}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
        onFocus={({ target }) => {
          const id = Number(target.closest<HTMLElement>('[data-cue-id]')?.dataset.cueId ?? Number.NaN);
          if (Number.isNaN(id)) return;
          setFocused(id);
          onActive(id);
        }}
      >
        <ol className={styles.rowsInside} aria-label={label} style={{ blockSize: `${cues.length * ROW_PIXELS}px` }}>
          {drawn.map(({ cue, at }) => (
            <CueRow
              key={cue.id}
              cue={cue}
              number={at + 1}
              count={cues.length}
              language={language}
              topPixels={at * ROW_PIXELS}
              isCurrent={at === current}
              isLast={at === cues.length - 1}
              warnings={knownWarnings(cue, cues[at + 1], durationMs)}
              onChange={onChange}
              onDeed={(deed) => onDeed(deed, cue.id)}
            />
          ))}
        </ol>
      </div>
      <Switch label={text('following')} value={isFollowing} onChange={setIsFollowing} />
    </>
  );

  function bring(at: number): void {
    const box = scroller.current;
    if (box === null || at < 0) return;
    const rowTop = at * ROW_PIXELS;
    if (rowTop < box.scrollTop || rowTop + ROW_PIXELS > box.scrollTop + box.clientHeight) {
      box.scrollTop = rowTop - box.clientHeight / 3;
    }
  }
}
