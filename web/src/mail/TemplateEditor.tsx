import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Plus } from 'lucide-react';
import { useState } from 'react';
import { FALLBACK_LANGUAGE, LANGUAGE_NAMES, LANGUAGES, type Language } from '#contract/languages.ts';
import { STARTER_VERSIONS } from '#contract/mail/starter.ts';
import {
  changeTemplate,
  createTemplate,
  languagesOf,
  TemplateText,
  type TemplateVersion,
  type TemplateView,
  versionFor,
} from '#contract/mail/templates.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { errorsIn } from '#lib/schema-errors.ts';
import { useChecks } from '#lib/useChecks.ts';
import { useDraft } from '#lib/useDraft.ts';
import { useLeaving } from '#lib/useLeaving.tsx';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './mail.module.css';
import { mailKeys } from './queries.ts';
import { TemplatePreview } from './TemplatePreview.tsx';
import { useText } from './text.ts';
import { VersionFields } from './VersionFields.tsx';

type Props = {
  /** null: a new one, which begins as `start`. */
  readonly template: TemplateView | null;
  readonly start: TemplateText;
  readonly onClose: () => void;
};

/** Text left, in one language at a time, live preview right. */
export function TemplateEditor({ template, start, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const draft = useDraft<TemplateText>(start);
  const body = draft.value;
  const [chosen, setChosen] = useState<Language>(FALLBACK_LANGUAGE);
  const { language, version } = versionFor(body.versions, chosen);
  const saving = useMutation({
    mutationFn: () =>
      template === null
        ? call(createTemplate, { body })
        : call(changeTemplate, { params: { templateId: template.id }, body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: mailKeys.templates });
      showToast({ message: text('saved') });
      onClose();
    },
  });
  const checks = useChecks(TemplateText, body, saving.error);
  const wrong = languagesWithErrors(body);
  const changed = changedParts();
  const leaving = useLeaving(
    changed.length > 0,
    { title: text('leaveTitle'), confirm: text('leaveConfirm'), note: text('leaveNote') },
    onClose,
  );
  const absent = LANGUAGES.filter((other) => body.versions[other] === undefined);

  return (
    <div className={styles.page}>
      <PageHeader
        title={template === null ? text('newTemplate') : template.name}
        actions={<Button onPress={leaving.leave}>{text('allTemplates')}</Button>}
      />
      <div className={styles.editor}>
        <div className={styles.fields} ref={checks.form}>
          <TextField {...field('name')} label={text('name')} description={text('nameHelp')} maxLength={80} />
          <TextField
            {...field('senderName')}
            label={text('senderName')}
            description={text('senderNameHelp')}
            need="optional"
            maxLength={80}
          />
          <div className={styles.versions}>
            <Tabs
              label={text('languages')}
              selected={language}
              onSelect={setChosen}
              tabs={languagesOf(body.versions).map((spoken) => ({
                value: spoken,
                name: LANGUAGE_NAMES[spoken],
                mark: wrong.includes(spoken) ? <Wrong words={text('versionWrong')} /> : null,
                content: (
                  <VersionFields
                    language={spoken}
                    version={versionFor(body.versions, spoken).version}
                    onChange={(part) => write(spoken, { ...versionFor(body.versions, spoken).version, ...part })}
                    onLeave={(name) => checks.onLeave(`versions.${spoken}.${name}`)}
                    errorOf={(name) => checks.errorOf(`versions.${spoken}.${name}`)}
                    onCopyEnglish={() => write(spoken, body.versions.en)}
                    onRemove={() => write(spoken, undefined)}
                  />
                ),
              }))}
            />
            {absent.length === 0 ? null : (
              <div className={styles.addVersion}>
                <Menu
                  label={text('addLanguage')}
                  trigger={
                    <Button size="small" icon={Plus}>
                      {text('addLanguage')}
                    </Button>
                  }
                >
                  {absent.map((other) => (
                    <MenuItem key={other} onChoose={() => add(other)}>
                      {LANGUAGE_NAMES[other]}
                    </MenuItem>
                  ))}
                </Menu>
              </div>
            )}
          </div>
        </div>
        <TemplatePreview sample={{ senderName: body.senderName, language, version }} />
      </div>
      {saving.isError ? (
        <ErrorBlock what={sentenceOf(changeTemplate, { 'mail.template-unknown': text('unknown') }, saving.error)} />
      ) : null}
      <FormFooter
        changes={template === null ? [text('newTemplate')] : changed}
        state={saving.isPending ? 'saving' : 'ready'}
        onSave={save}
        onDiscard={template === null ? leaving.leave : draft.discard}
      />
      {leaving.question}
    </div>
  );

  function field(name: 'name' | 'senderName') {
    return {
      name,
      value: body[name],
      onChange: (typed: string) => draft.change({ [name]: typed }),
      onBlur: checks.onLeave(name),
      error: checks.errorOf(name),
    };
  }

  function write(spoken: Language, written: TemplateVersion | undefined): void {
    draft.change({ versions: { ...body.versions, [spoken]: written } });
  }

  /** It begins with our own words in that language. */
  function add(other: Language): void {
    write(other, STARTER_VERSIONS[other]);
    setChosen(other);
  }

  function save(): void {
    const [first] = wrong;
    // What is wrong must be seen: with the tab of its language open, the first wrong field takes the focus.
    if (first !== undefined && !wrong.includes(language)) setChosen(first);
    if (checks.pass() && !saving.isPending) saving.mutate();
  }

  function changedParts(): readonly string[] {
    const names = { name: text('name'), senderName: text('senderName') };
    const parts = draft.changed.flatMap((part) => (part === 'versions' ? [] : [names[part]]));
    const versions = LANGUAGES.filter(
      (spoken) => JSON.stringify(start.versions[spoken]) !== JSON.stringify(body.versions[spoken]),
    );
    return [...parts, ...versions.map((spoken) => LANGUAGE_NAMES[spoken])];
  }
}

function languagesWithErrors(template: TemplateText): readonly Language[] {
  const fields = [...errorsIn(TemplateText, template).keys()];
  return languagesOf(template.versions).filter((language) =>
    fields.some((field) => field.startsWith(`versions.${language}.`)),
  );
}

function Wrong({ words }: { readonly words: string }) {
  return (
    <span className={styles.wrong} role="img" aria-label={words}>
      <Icon of={CircleAlert} />
    </span>
  );
}
