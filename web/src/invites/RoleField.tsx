import type { EventRole } from '#contract/access/roles.ts';
import { Select } from '#ui/Select.tsx';
import styles from './invites.module.css';
import { useText } from './text.ts';

type Props = {
  readonly roles: readonly EventRole[];
  readonly value: EventRole;
  readonly error: string | null;
  readonly onChange: (role: EventRole) => void;
};

/** Where there is one role there is nothing to choose: it is said in a plain line. */
export function RoleField({ roles, value, error, onChange }: Props) {
  const text = useText();
  if (roles.length > 1) {
    return (
      <Select
        label={text('invitationType')}
        options={roles.map((role) => ({
          value: role,
          name: text(`role.${role}`),
          explanation: text(`role.${role}.what`),
        }))}
        value={value}
        onChange={onChange}
        error={error}
      />
    );
  }
  return (
    <div className={styles.role}>
      <p className={styles.roleLabel}>{text('invitationType')}</p>
      <p>
        {text(`role.${value}`)} <span className={styles.quiet}>· {text(`role.${value}.what`)}</span>
      </p>
      {error === null ? null : (
        <p className={styles.refusal} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
