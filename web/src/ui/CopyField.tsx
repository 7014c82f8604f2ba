import { Check, Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useCopy } from '#lib/useCopy.ts';
import { Button } from './Button.tsx';
import styles from './CopyField.module.css';
import { FieldWords } from './FieldWords.tsx';
import field from './field.module.css';
import { Icon } from './Icon.tsx';
import { useText } from './text.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  /** `plain` where copying is one thing among others. */
  readonly kind?: 'primary' | 'plain';
  /** `at-once` is for a link just made: it has the focus and stands selected when it appears. */
  readonly selection?: 'at-once' | 'on-focus';
};

/** A link to pass on; Copy turns into Copied. */
export function CopyField({ label, value, description, kind = 'primary', selection = 'on-focus' }: Props) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const { copying, copy } = useCopy(input);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new link is selected as the first one was
  useEffect(() => {
    if (selection === 'at-once') input.current?.focus();
  }, [selection, value]);

  return (
    <div className={field.field}>
      <AriaTextField value={value} isReadOnly className={field.field ?? ''}>
        <FieldWords label={label} {...(description === undefined ? {} : { description })}>
          <div className={styles.line}>
            <Input
              ref={input}
              className={`${field.box} ${styles.input}`}
              dir="ltr"
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button kind={kind} size="large" onPress={() => void copy()}>
              <span className={styles.faces}>
                <span className={styles.face} data-shown={copying === 'copied' ? 'no' : 'yes'}>
                  <Icon of={Copy} />
                  {text('copy')}
                </span>
                <span className={styles.face} data-shown={copying === 'copied' ? 'yes' : 'no'}>
                  <Icon of={Check} />
                  {text('copied')}
                </span>
              </span>
            </Button>
          </div>
        </FieldWords>
      </AriaTextField>
      <p className={styles.news} role="status" data-copying={copying}>
        {copying === 'copied' ? text('copiedAloud') : null}
        {copying === 'by-hand' ? text('pressCtrlC') : null}
      </p>
    </div>
  );
}
