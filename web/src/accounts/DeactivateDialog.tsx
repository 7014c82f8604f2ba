import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import type { PersonListed } from './queries.ts';
import { useText } from './text.ts';
import { usePersonChange } from './usePersonChange.ts';

type Props = { readonly person: Pick<PersonListed, 'id' | 'firstName' | 'lastName'>; readonly onClose: () => void };

export function DeactivateDialog({ person, onClose }: Props) {
  const text = useText();
  const changing = usePersonChange();
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <ConfirmDialog
      isOpen
      title={text('deactivateTitle', { name })}
      lost={[text('deactivateLostSessions'), text('deactivateLostKeys')]}
      confirm={text('deactivateConfirm')}
      state={changing.isPending ? 'pending' : 'ready'}
      onConfirm={() =>
        changing.mutate(
          { personId: person.id, body: { active: false }, done: { message: text('personDeactivated', { name }) } },
          { onSettled: onClose },
        )
      }
      onCancel={onClose}
    >
      {text('deactivateNote')}
    </ConfirmDialog>
  );
}
