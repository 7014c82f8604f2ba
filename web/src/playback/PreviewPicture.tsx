import styles from './Player.module.css';
import type { Preview } from './previews.ts';

/** Cuts one small picture out of the sheet that holds them all. */
export function PreviewPicture({ preview }: { readonly preview: Preview | null }) {
  if (preview === null) return null;
  const { pictureUrl, x, y, width, height } = preview;
  return (
    <span
      className={styles.previewPicture}
      style={{
        width: `${width}px`,
        height: `${height}px`,
        backgroundImage: `url(${JSON.stringify(pictureUrl)})`,
        backgroundPosition: `-${x}px -${y}px`,
      }}
    />
  );
}
