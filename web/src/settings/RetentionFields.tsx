import type { InviteSettings } from '#contract/settings/modules.ts';
import { formatMoment, serverNow } from '#lib/time.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Effect, SettingsGroup, WithEffect } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

/** How long we know who an invited person was (8.3). */
export function RetentionFields({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  const { inviteeRetentionDays: days } = value;
  return (
    <SettingsGroup title={text('groupRetention')}>
      <WithEffect>
        <NumberField
          label={text('retention')}
          description={text('retentionHelp')}
          unit={text('days')}
          minValue={1}
          maxValue={3650}
          value={days}
          onChange={(inviteeRetentionDays) => change({ inviteeRetentionDays: inviteeRetentionDays ?? Number.NaN })}
          onBlur={onLeave('inviteeRetentionDays')}
          error={errorOf('inviteeRetentionDays')}
        />
        {Number.isInteger(days) ? (
          <Effect>
            {text('retentionEffect', {
              until: formatMoment(new Date(serverNow().getTime() + days * 86_400_000), 'day'),
            })}
          </Effect>
        ) : null}
      </WithEffect>
    </SettingsGroup>
  );
}
