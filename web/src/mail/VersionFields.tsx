import { Copy, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { FALLBACK_LANGUAGE, LANGUAGE_NAMES, type Language } from '#contract/languages.ts';
import type { TemplateVersion } from '#contract/mail/templates.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './mail.module.css';
import { TokenButtons } from './TokenButtons.tsx';
import { tokenErrorOf, type WrittenField } from './template-errors.ts';
import { useText } from './text.ts';
import { useTokenTarget } from './useTokenTarget.ts';

type Props = {
  readonly language: Language;
  readonly version: TemplateVersion;
  readonly onChange: (part: Partial<TemplateVersion>) => void;
  readonly onLeave: (field: WrittenField) => () => void;
  readonly errorOf: (field: WrittenField) => string | null;
  readonly onCopyEnglish: () => void;
  readonly onRemove: () => void;
};

/** What a template says in one language. */
export function VersionFields({ language, version, onChange, onLeave, errorOf, onCopyEnglish, onRemove }: Props) {
  const text = useText();
  const html = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<'copy' | 'remove' | null>(null);
  const target = useTokenTarget((field, written) => onChange({ [field]: written }));
  const name = LANGUAGE_NAMES[language];

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices which of its fields has the cursor
    <div className={styles.fields} onFocus={target.onFocus}>
      {language === FALLBACK_LANGUAGE ? (
        <p className={styles.note}>{text('englishStandsIn')}</p>
      ) : (
        <div className={styles.versionActions}>
          <Button size="small" icon={Copy} onPress={() => setAsked('copy')}>
            {text('copyEnglish')}
          </Button>
          <Button size="small" kind="quiet" icon={Trash2} onPress={() => setAsked('remove')}>
            {text('removeVersion', { language: name })}
          </Button>
        </div>
      )}
      <TokenButtons onInsert={(token) => target.insert(token, html.current)} />
      <TextField {...written('subject')} label={text('subject')} language={language} maxLength={200} />
      <TextArea
        {...written('html')}
        label={text('html')}
        description={text('htmlHelp')}
        lines={12}
        inputRef={html}
        spellCheck="false"
      />
      <TextArea
        {...written('plain')}
        label={text('plain')}
        description={text('plainHelp')}
        language={language}
        lines={10}
      />
      <ConfirmDialog
        isOpen={asked === 'copy'}
        title={text('copyEnglishTitle', { language: name })}
        confirm={text('copyEnglishConfirm')}
        onConfirm={() => {
          setAsked(null);
          onCopyEnglish();
        }}
        onCancel={() => setAsked(null)}
      >
        {text('copyEnglishNote')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'remove'}
        title={text('removeVersionTitle', { language: name })}
        confirm={text('removeVersionConfirm')}
        onConfirm={onRemove}
        onCancel={() => setAsked(null)}
      >
        {text('removeVersionNote', { language: name })}
      </ConfirmDialog>
    </div>
  );

  function written(field: WrittenField) {
    return {
      name: field,
      value: version[field],
      onChange: (typed: string) => onChange({ [field]: typed }),
      onBlur: onLeave(field),
      error: tokenErrorOf(text, version, field) ?? errorOf(field),
    };
  }
}
