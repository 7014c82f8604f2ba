import type { ThemingSettings } from '#contract/settings/modules.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { TextField } from '#ui/TextField.tsx';
import { AccentField } from './AccentField.tsx';
import { LogoField } from './LogoField.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

const SCHEMES = ['system', 'light', 'dark'] as const;

type Props = { readonly module: ModuleDraft<ThemingSettings>; readonly savedAccent: string };

export function LookFields({ module, savedAccent }: Props) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  return (
    <SettingsGroup title={text('groupName')}>
      <TextField
        label={text('name')}
        description={text('nameHelp')}
        maxLength={60}
        value={value.name}
        onChange={(name) => change({ name })}
        onBlur={onLeave('name')}
        error={errorOf('name')}
      />
      <LogoField logo={value.logo} onChange={(logo) => change({ logo })} error={errorOf('logo')} />
      <AccentField
        accent={value.accent}
        savedAccent={savedAccent}
        onChange={(accent) => change({ accent })}
        onLeave={onLeave('accent')}
        error={errorOf('accent')}
      />
      <RadioGroup
        label={text('scheme')}
        options={SCHEMES.map((scheme) => ({ value: scheme, name: text(`scheme.${scheme}`) }))}
        value={value.scheme}
        onChange={(scheme) => change({ scheme })}
      />
    </SettingsGroup>
  );
}
