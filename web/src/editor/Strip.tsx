import type { Sprite } from './sources.ts';
import styles from './Timeline.module.css';

const PICTURE_HEIGHT = 56;

type PicturesProps = { readonly pictures: readonly Sprite[]; readonly durationSeconds: number; readonly width: number };

/** Pictures of the recording, side by side. */
export function PictureStrip({ pictures, durationSeconds, width }: PicturesProps) {
  const [first] = pictures;
  if (first === undefined || width === 0) return null;
  const scale = PICTURE_HEIGHT / first.height;
  const pictureWidth = first.width * scale;
  const count = Math.ceil(width / pictureWidth);
  return (
    <div className={styles.strip} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => {
        const seconds = ((at * pictureWidth) / width) * durationSeconds;
        const { pictureUrl, x, y, ...size } = pictures.findLast(({ startSeconds }) => startSeconds <= seconds) ?? first;
        return (
          <span key={seconds} className={styles.place} style={{ width: pictureWidth, height: PICTURE_HEIGHT }}>
            <span
              className={styles.picture}
              style={{
                width: size.width,
                height: size.height,
                scale: String(scale),
                backgroundImage: `url(${JSON.stringify(pictureUrl)})`,
                backgroundPosition: `-${x}px -${y}px`,
              }}
            />
          </span>
        );
      })}
    </div>
  );
}

/** How loud it is, as a line of bars. */
export function WaveStrip({ peaks }: { readonly peaks: readonly number[] }) {
  if (peaks.length === 0) return null;
  const bars = peaks.map((peak, at) => `M${at + 0.5} ${50 - Math.max(peak, 2) / 2}V${50 + Math.max(peak, 2) / 2}`);
  return (
    <svg className={styles.wave} viewBox={`0 0 ${peaks.length} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={bars.join('')} />
    </svg>
  );
}
