import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react';
import styles from './Sound.module.css';
import { barsOf } from './waveform.ts';

type Props = {
  readonly peaks: readonly number[];
  /** How much of it is drawn as played, and as loaded. */
  readonly style: CSSProperties;
};

const PIXELS_A_BAR = 4;
const LEAST_HEIGHT = 2;

/** What the ear will meet, as bars; the slider over it says the same to who does not see it. */
export function WaveformBars({ peaks, style }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setCount(Math.floor(element.clientWidth / PIXELS_A_BAR)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const path = pathOf(barsOf(peaks, count));
  return (
    <div ref={place} className={styles.bars} style={style} aria-hidden="true">
      {(['rest', 'loaded', 'played'] as const).map((part) => (
        <svg
          key={part}
          aria-hidden="true"
          className={styles[part]}
          viewBox={`0 0 ${Math.max(count, 1)} 100`}
          preserveAspectRatio="none"
        >
          <path d={path} />
        </svg>
      ))}
    </div>
  );
}

function pathOf(bars: readonly number[]): string {
  return bars
    .map((peak, bar) => {
      const height = Math.max(peak, LEAST_HEIGHT);
      return `M${bar + 0.15} ${50 - height / 2}h0.7v${height}h-0.7z`;
    })
    .join('');
}
