import { Chapter, Specimen } from './Specimen.tsx';
import styles from './Tokens.module.css';

const SIZES = ['36', '28', '22', '18', '16', '14', '12'] as const;
const NEUTRALS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
const COLOURS = [
  '--accent-solid',
  '--accent-soft',
  '--success-soft',
  '--warning-soft',
  '--danger-soft',
  '--danger-solid',
  '--live',
] as const;

export function Tokens() {
  return (
    <Chapter title="Tokens">
      <Specimen title="Type" layout="stack">
        {SIZES.map((size) => (
          <p key={size} className={styles.sample} style={{ fontSize: `var(--size-${size})` }}>
            <span className={styles.name}>{size}</span> Introduction to compilers
          </p>
        ))}
      </Specimen>
      <Specimen title="Neutrals" layout="stack">
        <div className={styles.scale}>
          {NEUTRALS.map((step) => (
            <span key={step} className={styles.step}>
              <span className={styles.swatch} style={{ background: `var(--neutral-${step})` }} />
              <span className={styles.name}>{step}</span>
            </span>
          ))}
        </div>
      </Specimen>
      <Specimen title="Colours" layout="stack">
        <div className={styles.scale}>
          {COLOURS.map((token) => (
            <span key={token} className={styles.step}>
              <span className={styles.swatch} style={{ background: `var(${token})` }} />
              <span className={styles.name}>{token.slice(2)}</span>
            </span>
          ))}
        </div>
      </Specimen>
    </Chapter>
  );
}
