import { useQuery } from '@tanstack/react-query';
import { IDENTITY_CHECKS, type IdentityCheck, type InviteSettings } from '#contract/settings/modules.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { mailStatusQuery } from './queries.ts';
import { Effect, SettingsGroup, WithEffect } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

/** How an invited person proves to be that person (5.3). */
export function IdentityFields({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const status = useQuery(mailStatusQuery);
  const { value, change } = module;
  const needsMail = value.identityCheck !== 'typed-email' && status.data?.server === null;
  return (
    <SettingsGroup title={text('groupIdentity')}>
      <WithEffect>
        <RadioGroup<IdentityCheck>
          label={text('identityCheck')}
          description={text('identityCheckHelp')}
          options={IDENTITY_CHECKS.map((check) => ({
            value: check,
            name: text(`identity.${check}`),
            explanation: text(`identity.${check}.help`),
          }))}
          value={value.identityCheck}
          onChange={(identityCheck) => change({ identityCheck })}
        />
        {needsMail ? (
          <Effect tone="warning">
            {text('identityNoServer')} <TextLink href="/console/mail">{text('toMail')}</TextLink>
          </Effect>
        ) : null}
      </WithEffect>
    </SettingsGroup>
  );
}
