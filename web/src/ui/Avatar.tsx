import styles from './Avatar.module.css';

type Props = {
  readonly name: string;
  readonly pictureUrl?: string | null;
  readonly size?: 'small' | 'normal' | 'large';
};

const TINTS = 6;

/** A face, or initials on a tint that stays the same for the same name. The name stands in words beside it. */
export function Avatar({ name, pictureUrl = null, size = 'normal' }: Props) {
  return (
    <span
      className={styles.avatar}
      data-size={size}
      data-tint={tintOf(name)}
      // Drawn by the style sheet: as text they would count as words of the button around them.
      data-initials={pictureUrl === null ? initialsOf(name) : ''}
      aria-hidden="true"
    >
      {pictureUrl === null ? null : <img className={styles.picture} src={pictureUrl} alt="" />}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => firstCharacterOf(word ?? '')).join('');
}

function firstCharacterOf(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return (first?.segment ?? '').toLocaleUpperCase();
}

function tintOf(name: string): number {
  const sum = Array.from(name).reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) % 997, 7);
  return sum % TINTS;
}
