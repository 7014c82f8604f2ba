import type { InviteSettings } from '#contract/settings/modules.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { FieldPair, SettingsGroup } from './SettingsGroup.tsx';
import styles from './settings.module.css';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

export function QuotaFields({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const { value, change, errorOf, onLeave } = module;
  const labels = {
    creatorPerDay: text('quotaCreator'),
    publisherPerDay: text('quotaPublisher'),
    administratorPerDay: text('quotaAdministrator'),
    mailsPerAddressPerDay: text('quotaMails'),
    codesPerInvite: text('quotaCodes'),
  } satisfies Record<keyof InviteSettings['quotas'], string>;
  return (
    <SettingsGroup title={text('groupQuotas')}>
      <p className={styles.note}>{text('quotasHelp')}</p>
      <FieldPair>
        {(Object.keys(labels) as (keyof typeof labels)[]) // `keys` forgets what the object was.
          .map((quota) => (
            <NumberField
              key={quota}
              label={labels[quota]}
              minValue={1}
              value={value.quotas[quota]}
              onChange={(amount) => change({ quotas: { ...value.quotas, [quota]: amount ?? Number.NaN } })}
              onBlur={onLeave(`quotas.${quota}`)}
              error={errorOf(`quotas.${quota}`)}
            />
          ))}
      </FieldPair>
    </SettingsGroup>
  );
}
