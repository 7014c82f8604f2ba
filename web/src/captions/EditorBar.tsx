import { ArrowLeft, Download, Plus, Redo2, Replace, TimerReset, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { type DownloadAs, downloadCaptions } from './download.ts';
import { written } from './editing.ts';
import { FindAndReplace } from './FindAndReplace.tsx';
import { knownWarnings } from './known-warnings.ts';
import { ShiftAll } from './ShiftAll.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import type { useSavedCues } from './useSavedCues.ts';

type Props = {
  /** For files. */
  readonly name: string;
  readonly label: string;
  readonly desk: ReturnType<typeof useSavedCues>;
  readonly durationMs: number | null;
  readonly onBack: () => void;
  readonly onInsert: () => void;
  /** Goes to a cue. */
  readonly onShow: (id: number) => void;
};

const KEYS = ['start', 'end', 'play', 'insert', 'split', 'undo', 'save'] as const;

export function EditorBar({ name, label, desk, durationMs, onBack, onInsert, onShow }: Props) {
  const text = useText();
  const [opened, setOpened] = useState<'shift' | 'replace' | null>(null);
  const [areKeysShown, setAreKeysShown] = useState(false);
  const [warnedLast, setWarnedLast] = useState(-1);
  const { cues, past, future } = desk.editing;
  const warned = cues.filter((cue, at) => knownWarnings(cue, cues[at + 1], durationMs).length > 0);
  return (
    <div className={styles.editorBar}>
      <div className={styles.editorTitle}>
        <Button kind="quiet" size="small" icon={ArrowLeft} onPress={onBack}>
          {text('back')}
        </Button>
        <h2 className={styles.editorName} dir="auto">
          {label}
        </h2>
        <span className={styles.editorState} role="status">
          {text(desk.isChanged ? 'unsaved' : 'allSaved')}
        </span>
        <Button
          kind="primary"
          size="small"
          state={desk.isSaving ? 'pending' : desk.isChanged ? 'ready' : 'disabled'}
          onPress={desk.save}
        >
          {text('save')}
        </Button>
      </div>
      <div className={styles.tools}>
        <IconButton
          icon={Undo2}
          label={text('undo')}
          state={past.length === 0 ? 'disabled' : 'ready'}
          onPress={() => desk.change({ kind: 'undo' })}
        />
        <IconButton
          icon={Redo2}
          label={text('redo')}
          state={future.length === 0 ? 'disabled' : 'ready'}
          onPress={() => desk.change({ kind: 'redo' })}
        />
        <IconButton icon={Plus} label={text('insert')} onPress={onInsert} />
        <IconButton icon={TimerReset} label={text('shift')} onPress={() => setOpened('shift')} />
        <IconButton icon={Replace} label={text('findReplace')} onPress={() => setOpened('replace')} />
        <Menu label={text('download')} trigger={<IconButton icon={Download} label={text('download')} />}>
          <MenuItem onChoose={() => download('vtt')}>{text('downloadVtt')}</MenuItem>
          <MenuItem onChoose={() => download('srt')}>{text('downloadSrt')}</MenuItem>
          <MenuItem onChoose={() => download('txt')}>{text('downloadText')}</MenuItem>
        </Menu>
        <span className={styles.gap} />
        <span className={styles.hint}>{text('cues', { count: cues.length })}</span>
        {warned.length === 0 ? null : (
          <Button
            kind="quiet"
            size="small"
            icon={TriangleAlert}
            onPress={showNextWarning}
            aria-label={text('nextWarning')}
          >
            {text('warnings', { count: warned.length })}
          </Button>
        )}
      </div>
      <Disclosure label={text('keys')} isOpen={areKeysShown} onToggle={setAreKeysShown}>
        <ul className={styles.keys}>
          {KEYS.map((key) => (
            <li key={key}>{text(`key.${key}`)}</li>
          ))}
        </ul>
      </Disclosure>
      {opened === 'shift' ? (
        <ShiftAll
          onShift={(byMs) => {
            desk.change({ kind: 'shift', byMs });
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened === 'replace' ? (
        <FindAndReplace
          cues={cues}
          onReplace={(find, by) => desk.change({ kind: 'replace', find, by })}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </div>
  );

  function showNextWarning(): void {
    const next = warned.find((cue) => cue.startMs > warnedLast) ?? warned[0];
    if (next === undefined) return;
    setWarnedLast(next.startMs);
    onShow(next.id);
  }

  function download(as: DownloadAs): void {
    downloadCaptions(name, written(cues), as);
  }
}
