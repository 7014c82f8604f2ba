import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import { languageOptions, ownNameOf } from './languages.ts';
import { useText } from './studio-text.ts';

export type Named = { readonly language: string; readonly label: string };

type Props = {
  readonly value: Named;
  readonly onChange: (value: Named) => void;
  readonly wasSent: boolean;
};

/** The name follows the language until somebody writes another. */
export function LanguageAndLabel({ value: { language, label }, onChange, wasSent }: Props) {
  const text = useText();
  return (
    <>
      <Select
        label={text('language')}
        options={languageOptions([language])}
        value={language}
        onChange={(chosen) =>
          onChange({ language: chosen, label: label === ownNameOf(language) ? ownNameOf(chosen) : label })
        }
      />
      <TextField
        label={text('label')}
        need="required"
        maxLength={60}
        value={label}
        onChange={(typed) => onChange({ language, label: typed })}
        error={wasSent && label.trim() === '' ? text('labelMissing') : null}
      />
    </>
  );
}
