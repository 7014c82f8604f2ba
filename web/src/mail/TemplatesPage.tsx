import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MailPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import { STARTER_VERSIONS } from '#contract/mail/starter.ts';
import type { TemplateText, TemplateView } from '#contract/mail/templates.ts';
import { saveInviteSettings } from '#contract/settings/endpoints.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './mail.module.css';
import { inviteSettingsQuery, templatesQuery } from './queries.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateRow } from './TemplateRow.tsx';
import { useText } from './text.ts';

type Editing = { readonly template: TemplateView | null };

export function TemplatesPage() {
  const text = useText();
  const templates = useQuery(templatesQuery);
  const usedId = useQuery(inviteSettingsQuery).data?.inviteEmailTemplateId ?? null;
  const using = useUsing();
  const [editing, setEditing] = useState<Editing | null>(null);
  usePageTitle(text('templates'));

  if (editing !== null)
    return (
      <TemplateEditor
        template={editing.template}
        start={editing.template === null ? starter() : textOf(editing.template)}
        onClose={() => setEditing(null)}
      />
    );

  const make = (
    <Button kind="primary" icon={Plus} onPress={() => setEditing({ template: null })}>
      {text('newTemplate')}
    </Button>
  );
  return (
    <div className={styles.narrow}>
      <PageHeader title={text('templates')} detail={text('templatesHelp')} actions={make} />
      <p className={styles.note}>
        {text(usedId === null ? 'noneUsed' : 'whichIsUsed')}{' '}
        <TextLink href="/console/invites">{text('toInviteSettings')}</TextLink>
      </p>
      <Loaded query={templates} waiting={<SkeletonList rows={2} />}>
        {({ templates: made }) =>
          made.length === 0 ? (
            <EmptyState icon={MailPlus} title={text('noTemplates')}>
              {text('noTemplatesHelp')}
            </EmptyState>
          ) : (
            <List label={text('templates')}>
              {made.map((template) => (
                <TemplateRow
                  key={template.id}
                  template={template}
                  isUsed={template.id === usedId}
                  onEdit={() => setEditing({ template })}
                  onUse={() => using.mutate(template.id)}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </div>
  );

  function starter(): TemplateText {
    return { name: text('starterName'), senderName: '', versions: STARTER_VERSIONS };
  }
}

/** Invitations are mailed with it from now on. */
function useUsing() {
  const text = useText();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (inviteEmailTemplateId: string) => {
      const saved = await queryClient.fetchQuery({ ...inviteSettingsQuery, staleTime: 0 });
      return call(saveInviteSettings, { body: { ...saved, inviteEmailTemplateId } });
    },
    onSuccess: (settings) => {
      queryClient.setQueryData(inviteSettingsQuery.queryKey, settings);
      showToast({ message: text('used') });
    },
    onError: (error) => {
      const refusals = { 'mail.template-unknown': text('unknown'), 'settings.not-valid': text('notUsed') };
      showToast({ tone: 'danger', message: sentenceOf(saveInviteSettings, refusals, error) });
    },
  });
}

function textOf({ name, senderName, versions }: TemplateView): TemplateText {
  return { name, senderName, versions };
}
