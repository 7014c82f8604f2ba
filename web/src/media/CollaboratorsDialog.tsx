import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AddCollaborator } from './AddCollaborator.tsx';
import { CollaboratorMenu } from './CollaboratorMenu.tsx';
import { ConfirmCollaboratorChange, type PlannedChange } from './ConfirmCollaboratorChange.tsx';
import { collaboratorsOf } from './queries.ts';
import { useText } from './text.ts';
import { nameOfKind } from './words.ts';

type Props = { readonly media: MediaView; readonly onClose: () => void };

export function CollaboratorsDialog({ media, onClose }: Props) {
  const text = useText();
  const people = useQuery(collaboratorsOf(media.id));
  const [planned, setPlanned] = useState<PlannedChange | null>(null);
  return (
    <Dialog
      isOpen
      title={text('collaborators')}
      help={text('collaboratorsHelp')}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('done')}</Button>}
    >
      <AddCollaborator mediaId={media.id} />
      <Loaded query={people} waiting={<SkeletonList rows={2} />}>
        {({ collaborators }) => (
          <List label={text('collaborators')}>
            {collaborators.map((person) => (
              <ListRow
                key={person.personId}
                picture={<Avatar name={person.name} />}
                title={person.name}
                detail={`${nameOfKind(person.kind)} · ${person.email}`}
                actions={
                  person.kind === 'owner' ? null : (
                    <CollaboratorMenu media={media} person={person} onPlan={setPlanned} />
                  )
                }
              />
            ))}
          </List>
        )}
      </Loaded>
      {planned === null ? null : (
        <ConfirmCollaboratorChange mediaId={media.id} planned={planned} onClose={() => setPlanned(null)} />
      )}
    </Dialog>
  );
}
