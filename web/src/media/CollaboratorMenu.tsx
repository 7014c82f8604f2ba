import { Crown, UserMinus } from 'lucide-react';
import { COLLABORATOR_KINDS } from '#contract/access/roles.ts';
import { addCollaborator, type MediaView } from '#contract/media/endpoints.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import type { PlannedChange } from './ConfirmCollaboratorChange.tsx';
import type { Collaborator } from './queries.ts';
import { useText } from './text.ts';
import { useAddCollaborator } from './useAddCollaborator.ts';
import { collaboratorProblems } from './words.ts';

type Props = {
  readonly media: MediaView;
  readonly person: Collaborator;
  readonly onPlan: (planned: PlannedChange) => void;
};

export function CollaboratorMenu({ media, person, onPlan }: Props) {
  const text = useText();
  const change = useAddCollaborator(media.id);
  if (person.kind === 'owner') return null;
  return (
    <Menu label={text('actionsFor', { name: person.name })}>
      <MenuChoice
        label={text('may')}
        options={COLLABORATOR_KINDS.map((value) => ({
          value,
          name: text(`kind.${value}`),
          explanation: text(`kind.${value}.what`),
        }))}
        value={person.kind}
        onChange={(kind) =>
          change.mutate(
            { email: person.email, kind },
            {
              onError: (error) =>
                showToast({ tone: 'danger', message: sentenceOf(addCollaborator, collaboratorProblems(), error) }),
            },
          )
        }
      />
      <MenuLine />
      {media.abilities.includes('media.transfer') ? (
        <MenuItem icon={Crown} onChoose={() => onPlan({ kind: 'transfer', person })}>
          {text('makeOwner')}
        </MenuItem>
      ) : null}
      <MenuItem icon={UserMinus} tone="danger" onChoose={() => onPlan({ kind: 'removal', person })}>
        {text('takeOff')}
      </MenuItem>
    </Menu>
  );
}
