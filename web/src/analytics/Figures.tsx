import styles from './analytics.module.css';

type Figure = { readonly name: string; readonly figure: string; readonly detail?: string };

/** The few numbers that are asked for first. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, figure, detail }) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.figureName}>{name}</dt>
          <dd className={styles.figureValue}>{figure}</dd>
          {detail === undefined ? null : <dd className={styles.figureDetail}>{detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
