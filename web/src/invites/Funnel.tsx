import type { InviteCounts } from '#contract/invites/managing.ts';
import styles from './list.module.css';
import { useText } from './list-text.ts';

const STEPS = ['sent', 'delivered', 'opened', 'joined'] as const;

/** How far the invitations came, as a thin picture; each step says its number. */
export function Funnel({ funnel }: { readonly funnel: InviteCounts['funnel'] }) {
  const text = useText();
  const { made } = funnel;
  return (
    <ol className={styles.funnel} aria-label={text('howFar', { count: made })}>
      {STEPS.map((step) => (
        <li key={step} className={styles.step}>
          <span className={styles.aloud}>{text(`stepOf.${step}`, { reached: funnel[step], made })}</span>
          <span className={styles.stepWords} aria-hidden="true">
            <span className={styles.stepCount}>{funnel[step]}</span> {text(`step.${step}`)}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.reached}
              style={{ inlineSize: `${made === 0 ? 0 : (funnel[step] / made) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
