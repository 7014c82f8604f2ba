import { useQuery } from '@tanstack/react-query';
import { saveMediaSettings } from '#contract/settings/endpoints.ts';
import { MediaSettings } from '#contract/settings/modules.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { sentenceOf } from '#lib/problems.ts';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { BinFields } from './BinFields.tsx';
import { ModuleForm } from './ModuleForm.tsx';
import { mediaSettingsQuery } from './queries.ts';
import { useText } from './text.ts';
import { useModule } from './useModule.ts';

export function MediaSettingsPage() {
  const text = useText();
  const settings = useQuery(mediaSettingsQuery);
  usePageTitle(text('media'));
  return (
    <Loaded query={settings} waiting={<SkeletonList rows={2} />}>
      {(saved) => <MediaSettingsForm saved={saved} />}
    </Loaded>
  );
}

function MediaSettingsForm({ saved }: { readonly saved: MediaSettings }) {
  const text = useText();
  const module = useModule<MediaSettings>({
    saved,
    schema: MediaSettings,
    queryKey: mediaSettingsQuery.queryKey,
    save: (body) => call(saveMediaSettings, { body }),
    tidy: (value) => value,
  });
  const names = { binDays: text('binDays') } satisfies Record<keyof MediaSettings, string>;

  return (
    <ModuleForm
      title={text('media')}
      help={text('mediaHelp')}
      fields={module.fields}
      refusal={module.error === null ? null : sentenceOf(saveMediaSettings, {}, module.error)}
      changes={module.changed.map((field) => names[field])}
      state={module.state}
      onSave={module.onSave}
      onDiscard={module.onDiscard}
    >
      <BinFields module={module} />
    </ModuleForm>
  );
}
