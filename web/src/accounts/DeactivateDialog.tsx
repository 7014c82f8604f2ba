import { useState } from 'react';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { type Heir, HeirFields } from './HeirFields.tsx';
import type { PersonListed } from './queries.ts';
import { useText } from './text.ts';
import { usePersonChange } from './usePersonChange.ts';

type Props = { readonly person: PersonListed; readonly onClose: () => void };

/** Asks before somebody is shut out, and who takes over their media (3.4). */
export function DeactivateDialog({ person, onClose }: Props) {
  const text = useText();
  const changing = usePersonChange();
  const [heir, setHeir] = useState<Heir>({ kind: 'nobody' });
  const [isTried, setIsTried] = useState(false);
  const name = `${person.firstName} ${person.lastName}`;
  const isMissing = heir.kind === 'somebody' && heir.email === null;
  return (
    <ConfirmDialog
      isOpen
      title={text('deactivateTitle', { name })}
      lost={[text('deactivateLostSessions'), text('deactivateLostKeys')]}
      confirm={text('deactivateConfirm')}
      state={changing.isPending ? 'pending' : 'ready'}
      onConfirm={() => {
        setIsTried(true);
        if (isMissing) return;
        changing.mutate(
          {
            personId: person.id,
            body: {
              active: false,
              ...(heir.kind === 'somebody' && heir.email !== null ? { mediaTo: heir.email } : {}),
            },
            done: { message: text('personDeactivated', { name }) },
          },
          { onSuccess: onClose },
        );
      }}
      onCancel={onClose}
    >
      {person.ownedCount === 0 ? (
        text('deactivateNote')
      ) : (
        <HeirFields
          person={person}
          heir={heir}
          onChange={setHeir}
          error={isTried && isMissing ? text('heirMissing') : null}
        />
      )}
    </ConfirmDialog>
  );
}
