import { ChevronLeft, ChevronRight, RotateCcw, Scissors, SquareSplitHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Switch } from '#ui/Switch.tsx';
import { writeTime } from './clock-time.ts';
import styles from './editor.module.css';
import { useText } from './text.ts';
import { usePlayhead } from './usePlayhead.ts';

export type Tool = 'set-start' | 'set-end' | 'cut-out' | 'split' | 'frame-back' | 'frame-on';

type Props = {
  readonly durationSeconds: number;
  readonly isChanged: boolean;
  readonly isPreviewing: boolean;
  readonly mayTrim: boolean;
  readonly maySplit: boolean;
  readonly onUse: (tool: Tool) => void;
  readonly onPreview: (isOn: boolean) => void;
  readonly onStartOver: () => void;
  readonly onZoom: (factor: number) => void;
};

/** What can be done at the playhead. */
export function Tools({ durationSeconds, isChanged, isPreviewing, mayTrim, maySplit, ...on }: Props) {
  const text = useText();
  const trimming = mayTrim ? 'ready' : 'disabled';
  return (
    <fieldset className={styles.tools} aria-label={text('tools')}>
      <div className={styles.group}>
        <IconButton icon={ChevronLeft} label={text('frameBack')} onPress={() => on.onUse('frame-back')} />
        <Position durationSeconds={durationSeconds} />
        <IconButton icon={ChevronRight} label={text('frameOn')} onPress={() => on.onUse('frame-on')} />
      </div>
      <div className={styles.group}>
        <Button state={trimming} onPress={() => on.onUse('set-start')}>
          {text('setStart')}
        </Button>
        <Button state={trimming} onPress={() => on.onUse('set-end')}>
          {text('setEnd')}
        </Button>
        <Button icon={Scissors} state={trimming} onPress={() => on.onUse('cut-out')}>
          {text('cutOut')}
        </Button>
        <Button icon={SquareSplitHorizontal} state={maySplit ? 'ready' : 'disabled'} onPress={() => on.onUse('split')}>
          {text('split')}
        </Button>
      </div>
      <div className={styles.group}>
        <Switch
          label={text('preview')}
          value={isPreviewing}
          state={isChanged ? 'ready' : 'disabled'}
          onChange={on.onPreview}
        />
        <Button kind="quiet" icon={RotateCcw} state={isChanged ? 'ready' : 'disabled'} onPress={on.onStartOver}>
          {text('startOver')}
        </Button>
      </div>
      <div className={styles.zoom}>
        <IconButton icon={ZoomOut} label={text('zoomOut')} onPress={() => on.onZoom(1 / 2)} />
        <IconButton icon={ZoomIn} label={text('zoomIn')} onPress={() => on.onZoom(2)} />
      </div>
    </fieldset>
  );
}

function Position({ durationSeconds }: { readonly durationSeconds: number }) {
  const seconds = usePlayhead();
  return (
    <span className={styles.position}>
      {writeTime(seconds)}
      <span className={styles.quiet}> / {writeTime(durationSeconds)}</span>
    </span>
  );
}
