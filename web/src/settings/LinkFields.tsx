import type { InviteSettings } from '#contract/settings/modules.ts';
import { formatMoment, serverNow } from '#lib/time.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Switch } from '#ui/Switch.tsx';
import { describeMinutes } from './minutes.ts';
import { Effect, SettingsGroup, WithEffect } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

const AS_OFTEN_AS_WANTED = -1;
const SOME_DEVICES = 3;

type Reusability = 'one' | 'some' | 'any';

/** How long links are valid and what they open. */
export function LinkFields({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  const reusability = reusabilityOf(value.linkReusability);
  return (
    <SettingsGroup title={text('groupLinks')}>
      <WithEffect>
        <NumberField
          label={text('linkDuration')}
          description={text('linkDurationHelp')}
          unit={text('minutes')}
          minValue={5}
          step={5}
          value={value.linkDurationMinutes}
          onChange={(minutes) => change({ linkDurationMinutes: minutes ?? Number.NaN })}
          onBlur={onLeave('linkDurationMinutes')}
          error={errorOf('linkDurationMinutes')}
        />
        <DurationEffect words="linkDurationEffect" minutes={value.linkDurationMinutes} />
      </WithEffect>
      <WithEffect>
        <NumberField
          label={text('linkDurationMax')}
          description={text('linkDurationMaxHelp')}
          unit={text('minutes')}
          minValue={5}
          maxValue={525_600}
          step={5}
          value={value.linkDurationMaxMinutes}
          onChange={(minutes) => change({ linkDurationMaxMinutes: minutes ?? Number.NaN })}
          onBlur={onLeave('linkDurationMaxMinutes')}
          error={errorOf('linkDurationMaxMinutes')}
        />
        <DurationEffect words="linkDurationMaxEffect" minutes={value.linkDurationMaxMinutes} />
      </WithEffect>
      <Switch
        label={text('deviceBinding')}
        description={text('deviceBindingHelp')}
        value={value.deviceBinding}
        onChange={(deviceBinding) => change({ deviceBinding })}
      />
      <WithEffect>
        <RadioGroup<Reusability>
          label={text('reusability')}
          description={text('reusabilityHelp')}
          state={value.deviceBinding ? 'disabled' : 'ready'}
          options={[
            { value: 'one', name: text('reusabilityOne'), explanation: text('reusabilityOneHelp') },
            { value: 'some', name: text('reusabilitySome'), explanation: text('reusabilitySomeHelp') },
            { value: 'any', name: text('reusabilityAny'), explanation: text('reusabilityAnyHelp') },
          ]}
          value={reusability}
          onChange={(chosen) => change({ linkReusability: usesOf[chosen] })}
        />
        {value.deviceBinding ? <Effect>{text('reusabilityBound')}</Effect> : null}
      </WithEffect>
      {reusability === 'some' && !value.deviceBinding ? (
        <NumberField
          label={text('devices')}
          minValue={2}
          maxValue={10_000}
          value={value.linkReusability}
          onChange={(devices) => change({ linkReusability: devices ?? Number.NaN })}
          onBlur={onLeave('linkReusability')}
          error={errorOf('linkReusability')}
        />
      ) : null}
      <Switch
        label={text('liveLinks')}
        description={text('liveLinksHelp')}
        value={value.liveLinksFollowSession}
        onChange={(liveLinksFollowSession) => change({ liveLinksFollowSession })}
      />
    </SettingsGroup>
  );
}

type DurationEffectProps = {
  readonly words: 'linkDurationEffect' | 'linkDurationMaxEffect';
  readonly minutes: number;
};

function DurationEffect({ words, minutes }: DurationEffectProps) {
  const text = useText();
  if (!Number.isInteger(minutes)) return null;
  const until = new Date(serverNow().getTime() + minutes * 60_000);
  const style = words === 'linkDurationEffect' ? 'day-time-and-zone' : 'day';
  return <Effect>{text(words, { duration: describeMinutes(minutes), until: formatMoment(until, style) })}</Effect>;
}

const usesOf: Readonly<Record<Reusability, number>> = { one: 1, some: SOME_DEVICES, any: AS_OFTEN_AS_WANTED };

function reusabilityOf(uses: number): Reusability {
  if (uses === AS_OFTEN_AS_WANTED) return 'any';
  return uses === 1 ? 'one' : 'some';
}
