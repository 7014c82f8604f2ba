import { useQuery } from '@tanstack/react-query';
import { saveInviteSettings } from '#contract/settings/endpoints.ts';
import { InviteSettings } from '#contract/settings/modules.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { sentenceOf } from '#lib/problems.ts';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { Switch } from '#ui/Switch.tsx';
import { AllowedUsersFields } from './AllowedUsersFields.tsx';
import { DomainFields } from './DomainFields.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { LinkFields } from './LinkFields.tsx';
import { withoutEmptyLines } from './lines.ts';
import { ModuleForm } from './ModuleForm.tsx';
import { QuotaFields } from './QuotaFields.tsx';
import { inviteSettingsQuery } from './queries.ts';
import { RetentionFields } from './RetentionFields.tsx';
import { TemplateField } from './TemplateField.tsx';
import { useText } from './text.ts';
import { useModule } from './useModule.ts';

export function InviteSettingsPage() {
  const text = useText();
  const settings = useQuery(inviteSettingsQuery);
  usePageTitle(text('invites'));
  return (
    <Loaded query={settings} waiting={<SkeletonList rows={6} />}>
      {(saved) => <InviteSettingsForm saved={saved} />}
    </Loaded>
  );
}

function InviteSettingsForm({ saved }: { readonly saved: InviteSettings }) {
  const text = useText();
  const module = useModule<InviteSettings>({
    saved,
    schema: InviteSettings,
    queryKey: inviteSettingsQuery.queryKey,
    save: (body) => call(saveInviteSettings, { body }),
    tidy: (value) => ({
      ...value,
      allowedDomains: withoutEmptyLines(value.allowedDomains),
      blockedDomains: withoutEmptyLines(value.blockedDomains),
    }),
  });
  const names = {
    enabled: text('enabled'),
    linkDurationMinutes: text('linkDuration'),
    linkDurationMaxMinutes: text('linkDurationMax'),
    linkReusability: text('reusability'),
    allowedUsers: text('allowedUsers'),
    inviteEmailTemplateId: text('template'),
    allowedDomains: text('allowedDomains'),
    blockedDomains: text('blockedDomains'),
    deviceBinding: text('deviceBinding'),
    identityCheck: text('identityCheck'),
    liveLinksFollowSession: text('liveLinks'),
    guestAccess: text('guestAccess'),
    suggestAccounts: text('suggestAccounts'),
    inviteeRetentionDays: text('retention'),
    quotas: text('quotas'),
  } satisfies Record<keyof InviteSettings, string>;
  const refusals = { 'settings.not-valid': text('notValid'), 'mail.template-unknown': text('templateGone') };

  return (
    <ModuleForm
      title={text('invites')}
      help={text('invitesHelp')}
      fields={module.fields}
      refusal={module.error === null ? null : sentenceOf(saveInviteSettings, refusals, module.error)}
      changes={module.changed.map((field) => names[field])}
      state={module.state}
      onSave={module.onSave}
      onDiscard={module.onDiscard}
    >
      <Switch
        label={text('enabled')}
        description={text('enabledHelp')}
        value={module.value.enabled}
        onChange={(enabled) => module.change({ enabled })}
      />
      <Switch
        label={text('guestAccess')}
        description={text('guestAccessHelp')}
        value={module.value.guestAccess}
        onChange={(guestAccess) => module.change({ guestAccess })}
      />
      <LinkFields module={module} />
      <IdentityFields module={module} />
      <AllowedUsersFields module={module} />
      <TemplateField module={module} />
      <DomainFields module={module} />
      <QuotaFields module={module} />
      <RetentionFields module={module} />
    </ModuleForm>
  );
}
