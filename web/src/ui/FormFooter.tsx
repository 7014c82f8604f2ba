import { CircleCheck } from 'lucide-react';
import { Button } from './Button.tsx';
import styles from './FormFooter.module.css';
import { Icon } from './Icon.tsx';
import { useText } from './text.ts';

type Props = {
  /** The labels of what is changed; empty when nothing is. */
  readonly changes: readonly string[];
  readonly state?: 'ready' | 'saving' | 'saved';
  readonly onSave: () => void;
  readonly onDiscard: () => void;
};

/** Saves a form. It follows the page while something is changed, and names what. */
export function FormFooter({ changes, state = 'ready', onSave, onDiscard }: Props) {
  const text = useText();
  const isChanged = changes.length > 0;
  return (
    <div className={styles.footer} data-changed={isChanged ? 'yes' : 'no'}>
      <p className={styles.words} role="status">
        {isChanged ? text('changes', { count: changes.length, names: changes.join(', ') }) : null}
        {!isChanged && state === 'saved' ? (
          <span className={styles.saved}>
            <Icon of={CircleCheck} />
            {text('saved')}
          </span>
        ) : null}
      </p>
      <div className={styles.buttons}>
        {isChanged ? (
          <Button kind="quiet" state={state === 'saving' ? 'disabled' : 'ready'} onPress={onDiscard}>
            {text('discard')}
          </Button>
        ) : null}
        <Button kind="primary" state={buttonState()} onPress={onSave}>
          {text('saveChanges')}
        </Button>
      </div>
    </div>
  );

  function buttonState() {
    if (state === 'saving') return 'pending';
    return isChanged ? 'ready' : 'disabled';
  }
}
