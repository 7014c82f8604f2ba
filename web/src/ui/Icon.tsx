import type { LucideIcon } from 'lucide-react';

type Props = {
  readonly of: LucideIcon;
  readonly size?: 'small' | 'large';
  readonly className?: string | undefined;
};

const PIXELS = { small: 16, large: 20 } as const;

/** A picture beside words, never instead of them: screen readers skip it. */
export function Icon({ of: Picture, size = 'small', className }: Props) {
  return <Picture aria-hidden="true" focusable="false" size={PIXELS[size]} strokeWidth={1.75} className={className} />;
}
