import { Play, Trash2 } from 'lucide-react';
import type { Chapter } from '#contract/captions/chapters.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import { TimeField } from './TimeField.tsx';

type Props = {
  readonly chapter: Chapter;
  readonly number: number;
  readonly onChange: (change: Partial<Chapter>) => void;
  readonly onRemove: () => void;
  readonly onSeek: () => void;
};

export function ChapterRow({ chapter: { startMs, title }, number, onChange, onRemove, onSeek }: Props) {
  const text = useText();
  return (
    <li className={styles.chapterRow}>
      <TimeField label={text('chapterTime', { number })} ms={startMs} onCommit={(ms) => onChange({ startMs: ms })} />
      <input
        className={styles.chapterName}
        aria-label={text('chapterTitle', { number })}
        dir="auto"
        maxLength={200}
        value={title}
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <IconButton icon={Play} label={text('seekChapter', { number })} onPress={onSeek} />
      <IconButton icon={Trash2} label={text('removeChapter', { number })} onPress={onRemove} />
    </li>
  );
}
