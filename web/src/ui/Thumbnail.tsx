import { Film, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { formatDuration, spokenDuration } from '#lib/time.ts';
import { Icon } from './Icon.tsx';
import styles from './Thumbnail.module.css';
import { useText } from './text.ts';

type Props = {
  /** `null` while there is none. */
  readonly src: string | null;
  /** A tiny picture, a few hundred bytes, shown blurred until the real one is here. */
  readonly previewSrc?: string | null;
  /** Empty where the title stands beside it. */
  readonly alt?: string;
  readonly durationSeconds?: number | null;
  /** What stands in an empty one. */
  readonly icon?: LucideIcon;
};

/** 16:9; its place is kept from the start. */
export function Thumbnail({ src, previewSrc = null, alt = '', durationSeconds = null, icon = Film }: Props) {
  const text = useText();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <span className={styles.thumbnail}>
      {previewSrc === null || shown === src ? null : <img className={styles.preview} src={previewSrc} alt="" />}
      {src === null ? (
        <span className={styles.empty}>
          <Icon of={icon} size="large" />
        </span>
      ) : (
        <img
          className={styles.picture}
          data-shown={shown === src ? 'yes' : 'no'}
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          // A picture from the cache has loaded before React listens.
          ref={(image) => {
            if (image?.complete === true && image.naturalWidth > 0) setShown(src);
          }}
          onLoad={() => setShown(src)}
        />
      )}
      {durationSeconds === null ? null : (
        <span className={styles.duration}>
          <span aria-hidden="true">{formatDuration(durationSeconds)}</span>
          <span className={styles.spoken}>{text('duration', { duration: spokenDuration(durationSeconds) })}</span>
        </span>
      )}
    </span>
  );
}
