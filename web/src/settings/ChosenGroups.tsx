import { useQuery } from '@tanstack/react-query';
import { Checkbox } from '#ui/Checkbox.tsx';
import { groupsQuery } from './queries.ts';
import styles from './settings.module.css';
import { useText } from './text.ts';

type Props = {
  readonly groupIds: readonly string[];
  readonly onChange: (groupIds: string[]) => void;
};

/** Groups of people, ticked by name. */
export function ChosenGroups({ groupIds, onChange }: Props) {
  const text = useText();
  const groups = useQuery(groupsQuery).data?.groups ?? [];
  if (groups.length === 0) return <p className={styles.note}>{text('noGroups')}</p>;
  return (
    <fieldset className={styles.ticks}>
      <legend className={styles.ticksTitle}>{text('groups')}</legend>
      {groups.map(({ id, name, memberCount }) => (
        <Checkbox
          key={id}
          label={text('groupWithCount', { name, count: memberCount })}
          value={groupIds.includes(id)}
          onChange={(isChosen) => onChange(isChosen ? [...groupIds, id] : groupIds.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  );
}
