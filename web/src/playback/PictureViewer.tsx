import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Spinner } from '#ui/Spinner.tsx';
import { fillScreen } from './full-screen.ts';
import { Notice } from './Notice.tsx';
import styles from './Picture.module.css';
import { PictureControls } from './PictureControls.tsx';
import { nextZoom, type PictureSize, pictureAt } from './pictures.ts';
import { useText } from './text.ts';
import { useDragToPan } from './useDragToPan.ts';

type Props = {
  /** Where the picture lies; its paths may be signed anew while it is shown. */
  readonly folderUrl: string;
  readonly alternativeText: string;
  readonly onSeen: () => void;
  readonly onRefused: () => void;
};

export default function PictureViewer({ folderUrl, alternativeText, onSeen, onRefused }: Props) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [ground, setGround] = useState<HTMLElement | null>(null);
  // A picture that is here does not come again because its address was signed anew.
  const [address, setAddress] = useState(folderUrl);
  const sizes = useQuery(pictureAt(address));
  const [zoom, setZoom] = useState(1);
  const [isBroken, setIsBroken] = useState(false);
  useDragToPan(ground);
  useSteadyMiddle(ground, zoom);
  useWheelToZoom(ground, (way) => setZoom((now) => nextZoom(now, way)));

  if (sizes.isError || isBroken) return <Notice kind="connectionLost" onRetry={retry} />;
  if (sizes.data === undefined) return <Spinner />;
  const largest = sizes.data.at(-1);
  if (largest === undefined) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for buttons that are in it
    <div ref={frame} className={styles.viewer} onKeyDown={pressKey}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than its place is moved by the arrow keys */}
      <section ref={setGround} className={styles.ground} aria-label={text('pictureArea')} tabIndex={0}>
        <img
          key={address}
          className={styles.picture}
          style={{ inlineSize: `${zoom * 100}%`, blockSize: `${zoom * 100}%` }}
          data-zoomed={zoom === 1 ? 'no' : 'yes'}
          data-kind={largest.file.endsWith('.png') ? 'drawing' : 'photograph'}
          src={`${address}/${largest.file}`}
          srcSet={sizes.data.map(({ file, width }) => `${address}/${file} ${width}w`).join(', ')}
          sizes={`${Math.round(shownShare(largest) * zoom * 100)}vw`}
          width={largest.width}
          height={largest.height}
          alt={alternativeText}
          draggable={false}
          onLoad={onSeen}
          onError={() => setIsBroken(true)}
          onDoubleClick={() => setZoom(zoom === 1 ? 2 : 1)}
        />
      </section>
      <PictureControls zoom={zoom} onZoom={setZoom} frame={frame} />
    </div>
  );

  function retry(): void {
    setIsBroken(false);
    setAddress(folderUrl);
    onRefused();
  }

  function pressKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') setZoom(nextZoom(zoom, 'in'));
    else if (event.key === '-') setZoom(nextZoom(zoom, 'out'));
    else if (event.key === '0') setZoom(1);
    else if (event.key === 'f') fillScreen(frame.current);
    else return;
    event.preventDefault();
  }
}

/** How much of the window's width a picture takes that stands upright in its place. */
function shownShare({ width, height }: PictureSize): number {
  return Math.min(1, width / height);
}

/** What was in the middle stays there while the picture grows and shrinks around it. */
function useSteadyMiddle(ground: HTMLElement | null, zoom: number): void {
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const growth = zoom / before.current;
    before.current = zoom;
    if (ground === null || growth === 1) return;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = ground;
    ground.scrollTo(
      (scrollLeft + clientWidth / 2) * growth - clientWidth / 2,
      (scrollTop + clientHeight / 2) * growth - clientHeight / 2,
    );
  }, [ground, zoom]);
}

/** With Control, as everywhere on the web; a finger zooms by pinching, as everywhere too. */
function useWheelToZoom(ground: HTMLElement | null, onZoom: (way: 'in' | 'out') => void): void {
  const zoom = useEffectEvent(onZoom);
  useEffect(() => {
    if (ground === null) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 'in' : 'out');
    };
    ground.addEventListener('wheel', turn, { passive: false });
    return () => ground.removeEventListener('wheel', turn);
  }, [ground]);
}
