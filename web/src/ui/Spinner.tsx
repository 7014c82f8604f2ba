import styles from './Spinner.module.css';

/** Says to the eye that something is being done; who shows it says it in words. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
