import { Maximize, Minimize, ZoomIn, ZoomOut } from 'lucide-react';
import type { RefObject } from 'react';
import { ControlButton } from './ControlButton.tsx';
import { fillScreen } from './full-screen.ts';
import styles from './Picture.module.css';
import { nextZoom } from './pictures.ts';
import { useText } from './text.ts';
import { useFullScreen } from './useFullScreen.ts';

type Props = {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly frame: RefObject<HTMLElement | null>;
};

export function PictureControls({ zoom, onZoom, frame }: Props) {
  const text = useText();
  const isFullScreen = useFullScreen();
  return (
    <div className={styles.controls} dir="ltr">
      <ControlButton
        label={text('zoomOut')}
        shortcut="-"
        icon={ZoomOut}
        onPress={() => onZoom(nextZoom(zoom, 'out'))}
      />
      <button type="button" className={styles.level} aria-label={text('zoomFit')} onClick={() => onZoom(1)}>
        {text('zoomPercent', { percent: Math.round(zoom * 100) })}
      </button>
      <ControlButton label={text('zoomIn')} shortcut="+" icon={ZoomIn} onPress={() => onZoom(nextZoom(zoom, 'in'))} />
      {document.fullscreenEnabled ? (
        <ControlButton
          label={text(isFullScreen ? 'leaveFullScreen' : 'fullScreen')}
          shortcut="f"
          icon={isFullScreen ? Minimize : Maximize}
          onPress={() => fillScreen(frame.current)}
        />
      ) : null}
      <span className={styles.spoken} role="status">
        {zoom === 1 ? '' : text('zoomPercent', { percent: Math.round(zoom * 100) })}
      </span>
    </div>
  );
}
