import type { MediaSettings } from '#contract/settings/modules.ts';
import { formatMoment, serverNow } from '#lib/time.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Effect, SettingsGroup, WithEffect } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

/** For how long what was deleted can be restored (2.3). */
export function BinFields({ module }: { readonly module: ModuleDraft<MediaSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  const { binDays: days } = value;
  return (
    <SettingsGroup title={text('groupBin')}>
      <WithEffect>
        <NumberField
          label={text('binDays')}
          description={text('binDaysHelp')}
          unit={text('days')}
          minValue={1}
          maxValue={365}
          value={days}
          onChange={(binDays) => change({ binDays: binDays ?? Number.NaN })}
          onBlur={onLeave('binDays')}
          error={errorOf('binDays')}
        />
        {Number.isInteger(days) ? (
          <Effect>
            {text('binDaysEffect', {
              until: formatMoment(new Date(serverNow().getTime() + days * 86_400_000), 'day'),
            })}
          </Effect>
        ) : null}
      </WithEffect>
    </SettingsGroup>
  );
}
