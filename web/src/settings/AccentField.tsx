import { useEffect, useRef, useState } from 'react';
import { TextField } from '#ui/TextField.tsx';
import { contrastWithWhite, LEAST_CONTRAST } from './contrast.ts';
import { LookPreview } from './LookPreview.tsx';
import { Effect } from './SettingsGroup.tsx';
import styles from './settings.module.css';
import { useText } from './text.ts';

type Props = {
  readonly accent: string;
  readonly savedAccent: string;
  readonly onChange: (accent: string) => void;
  readonly onLeave: () => void;
  readonly error: string | null;
};

type Contrasts = { readonly light: number; readonly dark: number };

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The whole page tries the colour on; leaving without saving takes it off again. */
export function AccentField({ accent, savedAccent, onChange, onLeave, error }: Props) {
  const text = useText();
  const light = useRef<HTMLSpanElement>(null);
  const dark = useRef<HTMLSpanElement>(null);
  const [contrasts, setContrasts] = useState<Contrasts | null>(null);
  const isColour = COLOUR.test(accent);

  useEffect(() => {
    document.documentElement.style.setProperty('--accent', isColour ? accent : savedAccent);
    setContrasts({ light: contrastDrawn(light.current), dark: contrastDrawn(dark.current) });
    return () => document.documentElement.style.setProperty('--accent', savedAccent);
  }, [accent, isColour, savedAccent]);

  return (
    <div className={styles.field}>
      <div className={styles.colour}>
        <TextField
          label={text('accent')}
          description={text('accentHelp')}
          spellCheck="false"
          maxLength={7}
          value={accent}
          onChange={(typed) => onChange(typed.trim())}
          onBlur={onLeave}
          error={error}
        />
        <input
          className={styles.swatch}
          type="color"
          aria-label={text('pickColour')}
          value={isColour ? accent : savedAccent}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <div className={styles.previews}>
        <LookPreview scheme="light" sample={light} />
        <LookPreview scheme="dark" sample={dark} />
      </div>
      {contrasts === null ? null : <ContrastEffect {...contrasts} />}
    </div>
  );
}

function ContrastEffect({ light, dark }: Contrasts) {
  const text = useText();
  const worst = Math.min(light, dark);
  if (worst < LEAST_CONTRAST) return <Effect tone="danger">{text('accentPoor', { worst: worst.toFixed(1) })}</Effect>;
  return <Effect>{text('accentGood', { light: light.toFixed(1), dark: dark.toFixed(1) })}</Effect>;
}

function contrastDrawn(sample: HTMLElement | null): number {
  return sample === null ? 1 : contrastWithWhite(getComputedStyle(sample).backgroundColor);
}
