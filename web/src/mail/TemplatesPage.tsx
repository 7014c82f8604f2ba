import { useQuery } from '@tanstack/react-query';
import { MailPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TemplateView } from '#contract/mail/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
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
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </div>
  );

  function starter() {
    return {
      name: text('starterName'),
      senderName: '',
      subject: text('starterSubject'),
      html: text('starterHtml'),
      plain: text('starterPlain'),
    };
  }
}

function textOf({ name, senderName, subject, html, plain }: TemplateView) {
  return { name, senderName, subject, html, plain };
}
