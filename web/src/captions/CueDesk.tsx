import { Captions, Plus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { saveCues } from '#contract/captions/endpoints.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { usePlayer } from '#lib/player.tsx';
import { sentenceOf } from '#lib/problems.ts';
import { useLeaving } from '#lib/useLeaving.tsx';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { CueRows } from './CueRows.tsx';
import { EditorBar } from './EditorBar.tsx';
import { deedOf, type EditorDeed, editOf } from './editor-keys.ts';
import { SpokenWords } from './PlayerCaptions.tsx';
import { captionProblems } from './problems.ts';
import { SavedMeanwhile } from './SavedMeanwhile.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import { type CaptionsWithCues, useSavedCues } from './useSavedCues.ts';

type Props = { readonly media: MediaView; readonly captions: CaptionsWithCues; readonly onClose: () => void };

/** The cues of one language as rows, beside the player that shows them while they are written. */
export function CueDesk({ media, captions, onClose }: Props) {
  const text = useText();
  const player = usePlayer();
  const desk = useSavedCues(media.id, captions);
  const { editing, change } = desk;
  const { cues } = editing;
  /** The cue that keys and buttons are about. */
  const active = useRef<number | null>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  // Going back to the list is another address, so it is asked about as every other way out.
  const { question } = useLeaving(
    desk.isChanged,
    { title: text('leaveTitle'), confirm: text('leave'), note: text('leaveNote') },
    onClose,
  );
  const durationMs = media.durationSeconds === null ? null : media.durationSeconds * 1000;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for buttons that are in it
    <div className={styles.editor} onKeyDown={pressKey}>
      <EditorBar
        name={`${media.title} ${captions.language}`}
        label={captions.label}
        desk={desk}
        durationMs={durationMs}
        onBack={onClose}
        onInsert={() => perform('insert')}
        onShow={setWanted}
      />
      {desk.error === null ? null : (
        <ErrorBlock what={text('notSaved')} now={sentenceOf(saveCues, captionProblems(), desk.error)} />
      )}
      {desk.isBehind && !desk.isConflict ? (
        <ErrorBlock
          tone="warning"
          what={text('newer')}
          action={
            <Button size="small" onPress={() => void desk.takeTheirs()}>
              {text('loadNewer')}
            </Button>
          }
        />
      ) : null}
      {cues.length === 0 ? (
        <EmptyState
          icon={Captions}
          title={text('emptyEditor')}
          action={
            <Button kind="primary" icon={Plus} onPress={() => perform('insert')}>
              {text('insert')}
            </Button>
          }
        >
          {text('emptyEditorWords')}
        </EmptyState>
      ) : (
        <CueRows
          label={text('cueList', { label: captions.label })}
          language={captions.language}
          cues={cues}
          durationMs={durationMs}
          wanted={wanted}
          onArrived={() => setWanted(null)}
          onActive={(id) => {
            active.current = id;
          }}
          onChange={change}
          onDeed={(deed, id) => {
            active.current = id;
            perform(deed);
          }}
        />
      )}
      <SpokenWords cues={cues} language={captions.language} />
      {desk.isConflict ? <SavedMeanwhile words={text('meanwhileWords')} {...desk} /> : null}
      {question}
    </div>
  );

  function pressKey(event: KeyboardEvent): void {
    const deed = deedOf(event);
    if (deed === null) return;
    event.preventDefault();
    perform(deed);
  }

  function perform(deed: EditorDeed): void {
    const nowMs = Math.round((player?.media.currentTime ?? 0) * 1000);
    const chosen = cues.find(({ id }) => id === active.current) ?? null;
    const cue = chosen ?? cues.find(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs) ?? null;
    if (deed === 'save') {
      if (desk.isChanged && !desk.isSaving) desk.save();
    } else if (deed === 'play') {
      if (player?.media.paused === true) void player.media.play().catch(() => {});
      else player?.media.pause();
    } else if (deed === 'go') {
      if (cue !== null) player?.seekTo(cue.startMs / 1000);
    } else {
      if (deed === 'insert') setWanted(editing.nextId);
      const edit = editOf(deed, { cue: deed === 'insert' ? chosen : cue, nowMs });
      if (edit !== null) change(edit);
    }
  }
}
