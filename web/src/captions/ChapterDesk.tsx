import { Bookmark, Download, Plus, Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { readChapters } from '#contract/captions/chapters.ts';
import type { ChaptersView } from '#contract/captions/endpoints.ts';
import { writeChapters } from '#contract/captions/writing.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { usePlayer } from '#lib/player.tsx';
import { saveFile } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { showToast } from '#ui/toasts.ts';
import { ChapterRow } from './ChapterRow.tsx';
import { fileName } from './download.ts';
import { SavedMeanwhile } from './SavedMeanwhile.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import { type ChapterDraft, useSavedChapters } from './useSavedChapters.ts';

type Props = {
  readonly media: MediaView;
  readonly loaded: ChaptersView;
  readonly draft: ChapterDraft | null;
  readonly onDraft: (draft: ChapterDraft | null) => void;
};

/** The chapters of an entry: added where the player is, saved all at once. */
export function ChapterDesk({ media, loaded, draft, onDraft }: Props) {
  const text = useText();
  const player = usePlayer();
  const desk = useSavedChapters({ mediaId: media.id, loaded, draft, onDraft });
  const { chapters } = desk;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Button icon={Plus} onPress={addHere}>
          {text('addChapter')}
        </Button>
        <FileTrigger acceptedFileTypes={['.vtt', 'text/vtt']} onSelect={(files) => void take(files?.[0])}>
          <IconButton icon={Upload} label={text('importChapters')} />
        </FileTrigger>
        <IconButton
          icon={Download}
          label={text('downloadVtt')}
          state={chapters.length === 0 ? 'disabled' : 'ready'}
          onPress={download}
        />
        <span className={styles.gap} />
        <span className={styles.editorState} role="status">
          {text(desk.isChanged ? 'unsaved' : 'allSaved')}
        </span>
        <Button
          kind="primary"
          state={desk.isSaving ? 'pending' : desk.isChanged ? 'ready' : 'disabled'}
          onPress={desk.save}
        >
          {text('save')}
        </Button>
      </div>
      {desk.refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {desk.refusal}
        </p>
      )}
      {chapters.length === 0 ? (
        <EmptyState icon={Bookmark} title={text('noChapters')}>
          {text('noChaptersWords')}
        </EmptyState>
      ) : (
        <ol className={styles.chapterRows} aria-label={text('chapterList')}>
          {chapters.map((chapter, at) => (
            <ChapterRow
              key={chapter.id}
              chapter={chapter}
              number={at + 1}
              onChange={(change) => desk.change(chapter.id, change)}
              onRemove={() => desk.remove(chapter.id)}
              onSeek={() => player?.seekTo(chapter.startMs / 1000)}
            />
          ))}
        </ol>
      )}
      {desk.isConflict ? <SavedMeanwhile words={text('meanwhileChapters')} {...desk} /> : null}
    </div>
  );

  function addHere(): void {
    const startMs = Math.floor((player?.media.currentTime ?? 0) * 1000);
    desk.add([{ startMs, title: text('chapterNew', { number: chapters.length + 1 }) }]);
  }

  async function take(file: File | undefined): Promise<void> {
    const read = file === undefined ? null : readChapters(await file.text());
    if (read === null || read.length === 0) return showToast({ tone: 'danger', message: text('notChapters') });
    desk.replace(read);
    showToast({ message: text('imported', { count: read.length }) });
  }

  function download(): void {
    const endMs = Math.round((media.durationSeconds ?? 0) * 1000);
    saveFile({ name: `${fileName(media.title)} chapters.vtt`, type: 'text/vtt', text: writeChapters(chapters, endMs) });
  }
}
