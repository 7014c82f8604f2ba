import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, MailCheck, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { LANGUAGE_NAMES } from '#contract/languages.ts';
import { deleteTemplate, languagesOf, type TemplateView } from '#contract/mail/templates.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ListRow } from '#ui/List.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { mailKeys } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  readonly template: TemplateView;
  readonly isUsed: boolean;
  readonly onEdit: () => void;
  /** Makes it the one that invitations use. */
  readonly onUse: () => void;
};

export function TemplateRow({ template, isUsed, onEdit, onUse }: Props) {
  const text = useText();
  const languages = languagesOf(template.versions).map((language) => LANGUAGE_NAMES[language]);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <ListRow
      title={template.name}
      detail={
        <>
          <bdi>{template.versions.en.subject}</bdi> · {languages.join(', ')} ·{' '}
          {text('changedAt', { when: formatRelative(new Date(template.changedAt)) })}
        </>
      }
      marks={
        isUsed ? (
          <Chip tone="success" icon={CircleCheck}>
            {text('inUse')}
          </Chip>
        ) : null
      }
      actions={
        <>
          <Button size="small" icon={Pencil} onPress={onEdit}>
            {text('edit')}
          </Button>
          <Menu label={text('actionsFor', { name: template.name })}>
            {isUsed ? null : (
              <MenuItem icon={MailCheck} onChoose={onUse}>
                {text('use')}
              </MenuItem>
            )}
            <MenuItem icon={Trash2} tone="danger" onChoose={() => setIsAsking(true)}>
              {text('remove')}
            </MenuItem>
          </Menu>
          {isAsking ? <DeleteDialog template={template} onClose={() => setIsAsking(false)} /> : null}
        </>
      }
    />
  );
}

function DeleteDialog({ template, onClose }: { readonly template: TemplateView; readonly onClose: () => void }) {
  const text = useText();
  const queryClient = useQueryClient();
  const refusals = { 'mail.template-unknown': text('unknown'), 'mail.template-in-use': text('templateInUse') };
  const deleting = useMutation({
    mutationFn: () => call(deleteTemplate, { params: { templateId: template.id } }),
    onSuccess: () => showToast({ message: text('removed') }),
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(deleteTemplate, refusals, error) }),
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: mailKeys.templates });
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('removeTitle', { name: template.name })}
      lost={[text('removeLost')]}
      confirm={text('removeConfirm')}
      state={deleting.isPending ? 'pending' : 'ready'}
      onConfirm={() => deleting.mutate()}
      onCancel={onClose}
    >
      {text('removeNote')}
    </ConfirmDialog>
  );
}
