import type { InviteSettings } from '#contract/settings/modules.ts';
import { LinesField } from './LinesField.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

/** Whose addresses may be invited. */
export function DomainFields({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  return (
    <SettingsGroup title={text('groupDomains')}>
      <LinesField
        label={text('allowedDomains')}
        description={text('allowedDomainsHelp')}
        lines={value.allowedDomains}
        onChange={(allowedDomains) => change({ allowedDomains })}
        onLeave={leaveLines('allowedDomains')}
        errorOf={(line) => errorOf(`allowedDomains.${line}`)}
        error={errorOf('allowedDomains')}
      />
      <LinesField
        label={text('blockedDomains')}
        description={text('blockedDomainsHelp')}
        lines={value.blockedDomains}
        onChange={(blockedDomains) => change({ blockedDomains })}
        onLeave={leaveLines('blockedDomains')}
        errorOf={(line) => errorOf(`blockedDomains.${line}`)}
        error={errorOf('blockedDomains')}
      />
    </SettingsGroup>
  );

  /** Leaving the field leaves each of its lines. */
  function leaveLines(field: 'allowedDomains' | 'blockedDomains') {
    return () => {
      onLeave(field)();
      value[field].forEach((_, line) => {
        onLeave(`${field}.${line}`)();
      });
    };
  }
}
