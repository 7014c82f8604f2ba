import type { ThemingSettings } from '#contract/settings/modules.ts';
import { TextField } from '#ui/TextField.tsx';
import { FieldPair, SettingsGroup } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

/** Whom people can ask, and what the law wants to be found. */
export function ContactFields({ module }: { readonly module: ModuleDraft<ThemingSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  const addressError = (field: 'privacyUrl' | 'imprintUrl') => (errorOf(field) === null ? null : text('webAddress'));
  return (
    <SettingsGroup title={text('groupContact')}>
      <TextField
        label={text('supportContact')}
        description={text('supportContactHelp')}
        need="optional"
        maxLength={200}
        value={value.supportContact}
        onChange={(supportContact) => change({ supportContact })}
        onBlur={onLeave('supportContact')}
        error={errorOf('supportContact')}
      />
      <FieldPair>
        <TextField
          label={text('privacyUrl')}
          type="url"
          need="optional"
          placeholder="https://"
          value={value.privacyUrl}
          onChange={(privacyUrl) => change({ privacyUrl: privacyUrl.trim() })}
          onBlur={onLeave('privacyUrl')}
          error={addressError('privacyUrl')}
        />
        <TextField
          label={text('imprintUrl')}
          type="url"
          need="optional"
          placeholder="https://"
          value={value.imprintUrl}
          onChange={(imprintUrl) => change({ imprintUrl: imprintUrl.trim() })}
          onBlur={onLeave('imprintUrl')}
          error={addressError('imprintUrl')}
        />
      </FieldPair>
    </SettingsGroup>
  );
}
