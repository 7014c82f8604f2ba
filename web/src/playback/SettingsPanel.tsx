import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import styles from './Player.module.css';
import { SPEEDS } from './remote.ts';
import type { Choice, Stream, StreamFacts } from './stream.ts';
import { useText } from './text.ts';

type Props = {
  readonly stream: Stream;
  readonly facts: StreamFacts;
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
  readonly onClose: () => void;
};

const NONE = -1;

/** Inside the frame rather than floating over the page, so that it is there on a full screen too. */
export function SettingsPanel({ stream, facts, speed, onSpeed, onClose }: Props) {
  const text = useText();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => panel.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), []);

  return (
    <div ref={panel} className={styles.settings} role="dialog" aria-label={text('settings')} onKeyDown={closeByEscape}>
      {facts.qualities.length < 2 ? null : (
        <Choices
          label={text('quality')}
          choices={[
            { id: NONE, name: automaticName() },
            ...facts.qualities.map(({ id, height }) => ({ id, name: text('height', { height }) })),
          ]}
          chosen={facts.quality ?? NONE}
          onChoose={(id) => stream.chooseQuality(id === NONE ? null : id)}
        />
      )}
      <Choices
        label={text('speed')}
        choices={SPEEDS.map((id) => ({ id, name: id === 1 ? text('normalSpeed') : `${id} ×` }))}
        chosen={speed}
        onChoose={onSpeed}
      />
      {facts.sounds.length < 2 ? null : (
        <Choices
          label={text('sound')}
          choices={facts.sounds.map(({ id, name }) => ({ id, name: name || text('soundTrack', { number: id + 1 }) }))}
          chosen={facts.sound ?? NONE}
          onChoose={stream.chooseSound}
        />
      )}
      {facts.captions.length === 0 ? null : (
        <Choices
          label={text('captions')}
          choices={[
            { id: NONE, name: text('noCaptions') },
            ...facts.captions.map(({ id, name }) => ({ id, name: name || text('captionsTrack', { number: id + 1 }) })),
          ]}
          chosen={facts.caption ?? NONE}
          onChoose={(id) => stream.chooseCaption(id === NONE ? null : id)}
        />
      )}
    </div>
  );

  function automaticName(): string {
    if (facts.quality !== null || facts.height === null) return text('automatic');
    return text('automaticNow', { height: facts.height });
  }

  function closeByEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  }
}

type ChoicesProps = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: number;
  readonly onChoose: (id: number) => void;
};

function Choices({ label, choices, chosen, onChoose }: ChoicesProps) {
  const group = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.choicesLabel}>{label}</legend>
      {choices.map(({ id, name }) => (
        <label key={id} className={styles.choice}>
          <input type="radio" name={group} checked={id === chosen} onChange={() => onChoose(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
