import type { AllowedUsers, InviteSettings } from '#contract/settings/modules.ts';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { Switch } from '#ui/Switch.tsx';
import { ChosenGroups } from './ChosenGroups.tsx';
import { ChosenPeople } from './ChosenPeople.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

const CHOICES = ['creator', 'publisher', 'administrator', 'people'] as const;
type Choice = (typeof CHOICES)[number];

/** Who passes the administrator's gate to inviting, and whom they are shown. */
export function AllowedUsersFields({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const { value, change } = module;
  const { allowedUsers } = value;
  return (
    <SettingsGroup title={text('groupWho')}>
      <RadioGroup<Choice>
        label={text('allowedUsers')}
        description={text('allowedUsersHelp')}
        options={CHOICES.map((choice) => ({
          value: choice,
          name: text(`allowed.${choice}`),
          ...(choice === 'people' ? { explanation: text('allowed.people.help') } : {}),
        }))}
        value={allowedUsers.kind === 'people' ? 'people' : allowedUsers.least}
        onChange={(choice) => change({ allowedUsers: allowedBy(choice) })}
      />
      {allowedUsers.kind === 'people' ? (
        <>
          <ChosenGroups
            groupIds={allowedUsers.groupIds}
            onChange={(groupIds) => change({ allowedUsers: { ...allowedUsers, groupIds } })}
          />
          <ChosenPeople
            personIds={allowedUsers.personIds}
            isAlone={allowedUsers.groupIds.length === 0}
            onChange={(personIds) => change({ allowedUsers: { ...allowedUsers, personIds } })}
          />
        </>
      ) : null}
      <Switch
        label={text('suggestAccounts')}
        description={text('suggestAccountsHelp')}
        value={value.suggestAccounts}
        onChange={(suggestAccounts) => change({ suggestAccounts })}
      />
    </SettingsGroup>
  );
}

function allowedBy(choice: Choice): AllowedUsers {
  return choice === 'people' ? { kind: 'people', personIds: [], groupIds: [] } : { kind: 'role', least: choice };
}
