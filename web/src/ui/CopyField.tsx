import { Check, Copy } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useCopy } from '#lib/useCopy.ts';
import { Button } from './Button.tsx';
import styles from './CopyField.module.css';
import { FieldWords } from './FieldWords.tsx';
import field from './field.module.css';
import { useText } from './text.ts';

type Props = {
  readonly label: string;
  readonly value: string;
};

/** A link to pass on: it stands selected, and Copy turns into Copied. */
export function CopyField({ label, value }: Props) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const { copying, copy } = useCopy(input);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new link is selected as the first one was
  useEffect(() => input.current?.select(), [value]);

  return (
    <div className={field.field}>
      <AriaTextField value={value} isReadOnly className={field.field ?? ''}>
        <FieldWords label={label}>
          <div className={styles.line}>
            <Input
              ref={input}
              className={`${field.box} ${styles.input}`}
              dir="ltr"
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button kind="primary" size="large" icon={copying === 'copied' ? Check : Copy} onPress={() => void copy()}>
              <span className={styles.words}>
                <span data-shown={copying === 'copied' ? 'no' : 'yes'}>{text('copy')}</span>
                <span data-shown={copying === 'copied' ? 'yes' : 'no'}>{text('copied')}</span>
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
