import styles from './Sound.module.css';

/** The cover that came with the sound, in the middle of its poster, and once more as the room it stands in. */
export function Cover({ pictureUrl }: { readonly pictureUrl: string | null }) {
  if (pictureUrl === null) return null;
  return (
    <div className={styles.sound} aria-hidden="true">
      <img className={styles.backdrop} src={pictureUrl} alt="" />
      <img className={styles.cover} src={pictureUrl} alt="" />
    </div>
  );
}
