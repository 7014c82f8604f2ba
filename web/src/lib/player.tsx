import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

/** A moment that a feature marks on the timeline. */
export type Mark = {
  readonly atSeconds: number;
  readonly label: string;
  readonly tone: 'question' | 'done' | 'chapter';
};

/** The title of the chapter that is played at this moment; null before the first, and where there are none. */
export function chapterAt(marks: readonly Mark[], seconds: number): string | null {
  return marks.findLast(({ tone, atSeconds }) => tone === 'chapter' && atSeconds <= seconds)?.label ?? null;
}

/** Captions that can be chosen in the player; the feature that has them draws them. */
export type CaptionChoices = {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** null: off. */
  readonly chosen: string | null;
};
type OfferedCaptions = CaptionChoices & { readonly choose: (id: string | null) => void };

/** Where somebody may go who wants to go to `toSeconds`. */
export type SeekGuard = (toSeconds: number) => number;

/** What plays now, the place over its picture, and the one for words behind the controls; null until it is there. */
type Shown = { readonly media: HTMLMediaElement; readonly overlay: HTMLElement; readonly words: HTMLElement };

type Port = {
  readonly shown: Shown | null;
  readonly show: (shown: Shown | null) => void;
  readonly marks: readonly Mark[];
  readonly putMarks: (owner: string, marks: readonly Mark[] | null) => void;
  readonly guardedSeek: SeekGuard;
  readonly addGuard: (guard: SeekGuard) => () => void;
  readonly isCovered: boolean;
  readonly cover: () => () => void;
  readonly captions: OfferedCaptions | null;
  readonly offerCaptions: (captions: OfferedCaptions | null) => void;
};

const PortContext = createContext<Port | null>(null);

/** Around a page with a player: between the player and the features that follow, mark, guard or cover it. */
export function PlayerProvider({ children }: { readonly children: ReactNode }) {
  const [shown, show] = useState<Shown | null>(null);
  const [marksByOwner, setMarksByOwner] = useState<Readonly<Record<string, readonly Mark[]>>>({});
  const [covers, setCovers] = useState(0);
  const [captions, offerCaptions] = useState<OfferedCaptions | null>(null);
  const guards = useRef(new Set<SeekGuard>());

  const putMarks = useCallback((owner: string, marks: readonly Mark[] | null) => {
    setMarksByOwner(({ [owner]: _before, ...others }) => (marks === null ? others : { ...others, [owner]: marks }));
  }, []);
  const guardedSeek = useCallback(
    (toSeconds: number) => Array.from(guards.current).reduce((seconds, guard) => guard(seconds), toSeconds),
    [],
  );
  const addGuard = useCallback((guard: SeekGuard) => {
    guards.current.add(guard);
    return () => void guards.current.delete(guard);
  }, []);
  const cover = useCallback(() => {
    setCovers((count) => count + 1);
    return () => setCovers((count) => count - 1);
  }, []);

  // Everything below follows the port: it must change only when something in it does.
  const port = useMemo(
    () => ({
      shown,
      show,
      marks: Object.values(marksByOwner)
        .flat()
        .sort((a, b) => a.atSeconds - b.atSeconds),
      putMarks,
      guardedSeek,
      addGuard,
      isCovered: covers > 0,
      cover,
      captions,
      offerCaptions,
    }),
    [shown, marksByOwner, covers, putMarks, guardedSeek, addGuard, cover, captions],
  );
  return <PortContext value={port}>{children}</PortContext>;
}

function usePort(): Port {
  const port = useContext(PortContext);
  if (port === null) throw new Error('There is no PlayerProvider around this.');
  return port;
}

// ---- for the player

/** Tells the features what plays, and the player what they want of it. */
export function useFeaturesOfPlayer(
  media: HTMLMediaElement | null,
  { overlay, words }: { readonly overlay: HTMLElement | null; readonly words: HTMLElement | null },
) {
  const { show, marks, guardedSeek, isCovered, captions } = usePort();
  useEffect(() => {
    if (media === null || overlay === null || words === null) return;
    show({ media, overlay, words });
    return () => show(null);
  }, [media, overlay, words, show]);
  return { marks, guardedSeek, isCovered, captions };
}

// ---- for features

/** What plays on this page; null until something does. `seekTo` goes where every guard lets it. */
export function usePlayer(): { readonly media: HTMLMediaElement; readonly seekTo: (seconds: number) => void } | null {
  const { shown, guardedSeek } = usePort();
  if (shown === null) return null;
  const { media } = shown;
  return {
    media,
    seekTo: (seconds) => {
      media.currentTime = guardedSeek(seconds);
    },
  };
}

/** Where it stands, as often as the browser tells (about four times a second). */
export function usePosition(): number {
  const { shown } = usePort();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (shown === null) return;
    const { media } = shown;
    const tell = () => setSeconds(media.currentTime);
    tell();
    const events = ['timeupdate', 'seeking', 'seeked'];
    for (const event of events) media.addEventListener(event, tell);
    return () => {
      for (const event of events) media.removeEventListener(event, tell);
    };
  }, [shown]);
  return seconds;
}

/** Draws these on the timeline while the caller is on the page; give the same list as long as nothing changed in it. */
export function useMarks(marks: readonly Mark[]): void {
  const { putMarks } = usePort();
  const owner = useId();
  useEffect(() => {
    putMarks(owner, marks);
    return () => putMarks(owner, null);
  }, [owner, marks, putMarks]);
}

/** Is asked before every seek, by whatever means. */
export function useSeekGuard(guard: SeekGuard): void {
  const { addGuard } = usePort();
  const ask = useEffectEvent(guard);
  useEffect(() => addGuard((seconds) => ask(seconds)), [addGuard]);
}

/** Stands over the picture, also in full screen; the controls behind it are out of reach meanwhile. */
export function OverPlayer({ children }: { readonly children: ReactNode }) {
  const { shown, cover } = usePort();
  useEffect(() => cover(), [cover]);
  return shown === null ? null : createPortal(children, shown.overlay);
}

/** Offers captions in the player's settings, by its button and by its key, while the caller is on the page. */
export function useCaptionChoices({ choices, chosen }: CaptionChoices, onChoose: (id: string | null) => void): void {
  const { offerCaptions } = usePort();
  const choose = useEffectEvent(onChoose);
  // Compared by what is in it: a list that is made anew at each drawing is still the same offer.
  const offer = JSON.stringify({ choices, chosen });
  useEffect(() => {
    const offered: CaptionChoices = JSON.parse(offer);
    offerCaptions(offered.choices.length === 0 ? null : { ...offered, choose: (id) => choose(id) });
    return () => offerCaptions(null);
  }, [offer, offerCaptions]);
}

/** Words over the lower part of the picture, behind the controls and out of nobody's way, also in full screen. */
export function OnPicture({ children }: { readonly children: ReactNode }) {
  const { shown } = usePort();
  return shown === null ? null : createPortal(children, shown.words);
}
