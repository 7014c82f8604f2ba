import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type MouseEvent, useDeferredValue, useRef, useState } from 'react';
import type { CaptionsView } from '#contract/captions/endpoints.ts';
import { type Hit, hitsIn } from '#contract/captions/transcript.ts';
import { usePlayer } from '#lib/player.tsx';
import { Button } from '#ui/Button.tsx';
import { Select } from '#ui/Select.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import styles from './captions.module.css';
import { inLanguage, rememberedWish } from './choice.ts';
import { transcriptOf } from './queries.ts';
import { TranscriptParagraph } from './TranscriptParagraph.tsx';
import { TranscriptSearch } from './TranscriptSearch.tsx';
import { useText } from './text.ts';
import { useFollowing } from './useFollowing.ts';

type Props = { readonly mediaId: string; readonly captions: readonly [CaptionsView, ...CaptionsView[]] };

/** All that is said, to be read as a whole, searched, and gone to. */
export function Transcript({ mediaId, captions }: Props) {
  const text = useText();
  const [chosenId, setChosenId] = useState(() => beginWith(captions).id);
  const chosen = captions.find(({ id }) => id === chosenId) ?? captions[0];
  return (
    <div className={styles.transcript}>
      {captions.length < 2 ? null : (
        <Select
          label={text('language')}
          options={captions.map(({ id, label }) => ({ value: id, name: label }))}
          value={chosen.id}
          onChange={setChosenId}
        />
      )}
      {chosen.isChecked ? null : <p className={styles.hint}>{text('byMachine')}</p>}
      <Words key={chosen.id} mediaId={mediaId} captions={chosen} />
    </div>
  );
}

function beginWith(captions: Props['captions']): CaptionsView {
  const wish = rememberedWish();
  const wanted = wish === null || wish === 'off' ? null : inLanguage(wish, captions);
  return wanted ?? captions.find(({ isDefault }) => isDefault) ?? captions[0];
}

const NOTHING = { cues: [], paragraphs: [] } as const;
const NO_HITS: readonly Hit[] = [];

function Words({ mediaId, captions }: { readonly mediaId: string; readonly captions: CaptionsView }) {
  const text = useText();
  const player = usePlayer();
  const scroller = useRef<HTMLDivElement>(null);
  const { data } = useQuery(transcriptOf({ mediaId, captionsId: captions.id }));
  const { cues, paragraphs } = data ?? NOTHING;
  const [query, setQuery] = useState('');
  const hits = hitsIn(paragraphs, useDeferredValue(query));
  const [place, setPlace] = useState<number | null>(null);
  const chosen = place === null ? null : (hits[place] ?? null);
  const [stop, setStop] = useState(0);
  const following = useFollowing({ scroller, media: player?.media ?? null, cues });
  const hitsOf = Map.groupBy(hits, ({ paragraph }) => paragraph);

  if (data === undefined) return <Skeleton shape="line" count={8} />;
  if (paragraphs.length === 0) return <p className={styles.hint}>{text('nothingSaid')}</p>;
  return (
    <>
      <TranscriptSearch query={query} onQuery={search} count={hits.length} place={place} onJump={jump} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click on the words is a shortcut for the buttons between them */}
      <div
        ref={scroller}
        className={styles.words}
        lang={captions.language}
        onScroll={following.onScroll}
        onClick={goWhereClicked}
        onKeyDown={moveBetween}
        onFocus={({ target }) =>
          setStop(paragraphs.findIndex(({ startMs }) => String(startMs) === target.dataset.seek))
        }
      >
        {paragraphs.map((paragraph, at) => (
          <TranscriptParagraph
            key={paragraph.lines[0]?.cue}
            paragraph={paragraph}
            hits={hitsOf.get(at) ?? NO_HITS}
            chosen={chosen?.paragraph === at ? chosen : null}
            isStop={at === Math.max(stop, 0)}
          />
        ))}
      </div>
      {following.isFollowing ? null : (
        <div className={styles.followAgain}>
          <Button size="small" onPress={following.follow}>
            {text('follow')}
          </Button>
        </div>
      )}
    </>
  );

  function search(wanted: string): void {
    setQuery(wanted);
    setPlace(null);
  }

  function jump(step: 1 | -1): void {
    if (hits.length === 0) return;
    const next = place === null ? (step === 1 ? 0 : hits.length - 1) : (place + step + hits.length) % hits.length;
    setPlace(next);
    const paragraph = scroller.current?.children[hits[next]?.paragraph ?? 0];
    if (paragraph !== undefined) following.lookAt(paragraph);
  }

  /** Whoever selects words does not want to go anywhere. */
  function goWhereClicked({ target }: MouseEvent): void {
    if (!(target instanceof HTMLElement) || getSelection()?.isCollapsed === false) return;
    const seek = target.closest<HTMLElement>('[data-seek]')?.dataset.seek;
    const cue = target.closest<HTMLElement>('[data-cue]')?.dataset.cue;
    const ms = seek === undefined ? cues[Number(cue ?? -1)]?.startMs : Number(seek);
    if (ms !== undefined) player?.seekTo(ms / 1000);
  }

  function moveBetween(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const buttons = Array.from(scroller.current?.querySelectorAll<HTMLElement>('[data-seek]') ?? []);
    const next = buttons[buttons.findIndex((button) => button.matches(':focus')) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}
