import type { ThemingSettings } from '#contract/settings/modules.ts';
import { Switch } from '#ui/Switch.tsx';
import { LinesField } from './LinesField.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

/** Whether media have pages, and who else may show them. */
export function PageFields({ module }: { readonly module: ModuleDraft<ThemingSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  return (
    <SettingsGroup title={text('groupPages')}>
      <Switch
        label={text('mediaPage')}
        description={text('mediaPageHelp')}
        value={value.mediaPage}
        onChange={(mediaPage) => change({ mediaPage })}
      />
      <LinesField
        label={text('embedHosts')}
        description={text('embedHostsHelp')}
        lines={value.embedHosts}
        onChange={(embedHosts) => change({ embedHosts })}
        onLeave={() => {
          value.embedHosts.forEach((_, line) => {
            onLeave(`embedHosts.${line}`)();
          });
        }}
        errorOf={(line) => errorOf(`embedHosts.${line}`)}
        error={errorOf('embedHosts')}
      />
    </SettingsGroup>
  );
}
