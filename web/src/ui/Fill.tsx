import type { SVGProps } from 'react';
import styles from './Fill.module.css';

export type FillTone = 'accent' | 'success' | 'danger' | 'warning' | 'quiet';

type Props = Pick<SVGProps<SVGRectElement>, 'x' | 'y' | 'width' | 'height'> & {
  readonly tone: FillTone;
  /** The id that was given to `FillPatterns`. */
  readonly patterns: string;
};

/** A part of a chart: a colour, and a pattern of its own for who does not see colours. */
export function Fill({ tone, patterns, ...place }: Props) {
  return (
    <>
      <rect {...place} className={styles.fill} data-tone={tone} />
      {tone === 'accent' || tone === 'success' ? null : (
        <rect {...place} className={styles.pattern} fill={`url(#${patterns}-${tone})`} />
      )}
    </>
  );
}

/** Once in each chart. */
export function FillPatterns({ id }: { readonly id: string }) {
  return (
    <svg className={styles.patterns} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={`${id}-danger`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" className={styles.ink} />
        </pattern>
        <pattern id={`${id}-warning`} width="6" height="6" patternUnits="userSpaceOnUse">
          <circle cx="3" cy="3" r="1.25" className={styles.ink} />
        </pattern>
        <pattern id={`${id}-quiet`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="1.25" className={styles.ink} />
        </pattern>
      </defs>
    </svg>
  );
}
