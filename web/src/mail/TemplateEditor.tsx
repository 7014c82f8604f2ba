import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { changeTemplate, createTemplate, TemplateText, type TemplateView } from '#contract/mail/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { useDraft } from '#lib/useDraft.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './mail.module.css';
import { mailKeys } from './queries.ts';
import { TemplatePreview } from './TemplatePreview.tsx';
import { TokenButtons } from './TokenButtons.tsx';
import { tokenErrorOf, type WrittenField } from './template-errors.ts';
import { useText } from './text.ts';
import { useTokenTarget } from './useTokenTarget.ts';

type Props = {
  /** null: a new one, which begins as `start`. */
  readonly template: TemplateView | null;
  readonly start: TemplateText;
  readonly onClose: () => void;
};

/** Text left, live preview right. */
export function TemplateEditor({ template, start, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const draft = useDraft<TemplateText>(start);
  const body = draft.value;
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
  const html = useRef<HTMLTextAreaElement>(null);
  const target = useTokenTarget((field, written) => draft.change({ [field]: written }));
  const names = {
    name: text('name'),
    senderName: text('senderName'),
    subject: text('subject'),
    html: text('html'),
    plain: text('plain'),
  } satisfies Record<keyof TemplateText, string>;

  return (
    <div className={styles.page}>
      <PageHeader
        title={template === null ? text('newTemplate') : template.name}
        actions={<Button onPress={onClose}>{text('allTemplates')}</Button>}
      />
      <div className={styles.editor}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices which of its fields has the cursor */}
        <div className={styles.fields} ref={checks.form} onFocus={target.onFocus}>
          <TextField {...field('name')} description={text('nameHelp')} maxLength={80} />
          <TextField {...field('senderName')} description={text('senderNameHelp')} need="optional" maxLength={80} />
          <TokenButtons onInsert={(token) => target.insert(token, html.current)} />
          <TextField {...written('subject')} maxLength={200} />
          <TextArea {...written('html')} description={text('htmlHelp')} lines={12} inputRef={html} spellCheck="false" />
          <TextArea {...written('plain')} description={text('plainHelp')} lines={10} />
        </div>
        <TemplatePreview template={body} />
      </div>
      {saving.isError ? (
        <ErrorBlock what={sentenceOf(changeTemplate, { 'mail.template-unknown': text('unknown') }, saving.error)} />
      ) : null}
      <FormFooter
        changes={template === null ? [text('newTemplate')] : draft.changed.map((changed) => names[changed])}
        state={saving.isPending ? 'saving' : 'ready'}
        onSave={() => {
          if (checks.pass() && !saving.isPending) saving.mutate();
        }}
        onDiscard={template === null ? onClose : draft.discard}
      />
    </div>
  );

  function field(name: keyof TemplateText) {
    return {
      name,
      label: names[name],
      value: body[name],
      onChange: (typed: string) => draft.change({ [name]: typed }),
      onBlur: checks.onLeave(name),
      error: checks.errorOf(name),
    };
  }

  function written(name: WrittenField) {
    return { ...field(name), error: tokenErrorOf(text, body, name) ?? checks.errorOf(name) };
  }
}
