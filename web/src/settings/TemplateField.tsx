import { useQuery } from '@tanstack/react-query';
import type { InviteSettings } from '#contract/settings/modules.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Select } from '#ui/Select.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { mailStatusQuery, templatesQuery } from './queries.ts';
import { Effect, SettingsGroup, WithEffect } from './SettingsGroup.tsx';
import { useText } from './text.ts';
import type { ModuleDraft } from './useModule.ts';

const NONE = 'none';

/** Which mail an invitation is sent with, and whether any can be. */
export function TemplateField({ module }: { readonly module: ModuleDraft<InviteSettings> }) {
  const text = useText();
  const templates = useQuery(templatesQuery);
  const { value, change, errorOf } = module;
  return (
    <SettingsGroup title={text('groupMail')}>
      <Loaded query={templates} waiting={<Skeleton shape="control" />}>
        {({ templates: made }) => (
          <WithEffect>
            <Select
              label={text('template')}
              description={text('templateHelp')}
              options={[
                { value: NONE, name: text('noTemplate'), explanation: text('noTemplateHelp') },
                ...made.map(({ id, name }) => ({ value: id, name })),
              ]}
              value={value.inviteEmailTemplateId ?? NONE}
              onChange={(chosen) => change({ inviteEmailTemplateId: chosen === NONE ? null : chosen })}
              error={errorOf('inviteEmailTemplateId')}
            />
            <TemplateEffect isChosen={value.inviteEmailTemplateId !== null} />
          </WithEffect>
        )}
      </Loaded>
    </SettingsGroup>
  );
}

function TemplateEffect({ isChosen }: { readonly isChosen: boolean }) {
  const text = useText();
  const status = useQuery(mailStatusQuery);
  if (isChosen && status.data?.server === null)
    return (
      <Effect tone="warning">
        {text('templateNoServer')} <TextLink href="/console/mail">{text('toMail')}</TextLink>
      </Effect>
    );
  return (
    <Effect>
      {text(isChosen ? 'templateChosen' : 'templateNone')}{' '}
      <TextLink href="/console/templates">{text('toTemplates')}</TextLink>
    </Effect>
  );
}
