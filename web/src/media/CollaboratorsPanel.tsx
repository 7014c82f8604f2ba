import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Avatar } from '#ui/Avatar.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { AddCollaborator } from './AddCollaborator.tsx';
import { CollaboratorMenu } from './CollaboratorMenu.tsx';
import { ConfirmCollaboratorChange, type PlannedChange } from './ConfirmCollaboratorChange.tsx';
import { KindsTable } from './KindsTable.tsx';
import styles from './media.module.css';
import { collaboratorsOf } from './queries.ts';
import { useText } from './text.ts';
import { nameOfKind } from './words.ts';

type Props = { readonly media: MediaView };

/** Who works on the entry. */
export function CollaboratorsPanel({ media }: Props) {
  const text = useText();
  const people = useQuery(collaboratorsOf(media.id));
  const [planned, setPlanned] = useState<PlannedChange | null>(null);
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{text('collaboratorsHelp')}</p>
      <AddCollaborator mediaId={media.id} />
      <KindsTable />
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
    </div>
  );
}
