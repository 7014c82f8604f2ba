import { useQuery } from '@tanstack/react-query';
import { saveThemingSettings } from '#contract/settings/endpoints.ts';
import { ThemingSettings } from '#contract/settings/modules.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { sentenceOf } from '#lib/problems.ts';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { ContactFields } from './ContactFields.tsx';
import { LookFields } from './LookFields.tsx';
import { withoutEmptyLines } from './lines.ts';
import { ModuleForm } from './ModuleForm.tsx';
import { PageFields } from './PageFields.tsx';
import { themingSettingsQuery } from './queries.ts';
import { useText } from './text.ts';
import { useModule } from './useModule.ts';

export function ThemingSettingsPage() {
  const text = useText();
  const settings = useQuery(themingSettingsQuery);
  usePageTitle(text('theming'));
  return (
    <Loaded query={settings} waiting={<SkeletonList rows={6} />}>
      {(saved) => <ThemingSettingsForm saved={saved} />}
    </Loaded>
  );
}

function ThemingSettingsForm({ saved }: { readonly saved: ThemingSettings }) {
  const text = useText();
  const module = useModule<ThemingSettings>({
    saved,
    schema: ThemingSettings,
    queryKey: themingSettingsQuery.queryKey,
    save: (body) => call(saveThemingSettings, { body }),
    tidy: (value) => ({ ...value, embedHosts: withoutEmptyLines(value.embedHosts) }),
  });
  const names = {
    mediaPage: text('mediaPage'),
    name: text('name'),
    logo: text('logo'),
    accent: text('accent'),
    scheme: text('scheme'),
    embedHosts: text('embedHosts'),
    privacyUrl: text('privacyUrl'),
    imprintUrl: text('imprintUrl'),
    supportContact: text('supportContact'),
  } satisfies Record<keyof ThemingSettings, string>;

  return (
    <ModuleForm
      title={text('theming')}
      help={text('themingHelp')}
      fields={module.fields}
      refusal={
        module.error === null
          ? null
          : sentenceOf(saveThemingSettings, { 'settings.not-valid': text('notValid') }, module.error)
      }
      changes={module.changed.map((field) => names[field])}
      state={module.state}
      onSave={module.onSave}
      onDiscard={module.onDiscard}
    >
      <LookFields module={module} savedAccent={saved.accent} />
      <ContactFields module={module} />
      <PageFields module={module} />
    </ModuleForm>
  );
}
