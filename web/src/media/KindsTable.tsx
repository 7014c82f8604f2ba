import { COLLABORATOR_KINDS } from '#contract/access/roles.ts';
import styles from './media.module.css';
import { useText } from './text.ts';

/** What each kind of collaborator may do, a line each (1.2). */
export function KindsTable() {
  const text = useText();
  return (
    <table className={styles.kinds}>
      <caption className={styles.kindsTitle}>{text('kinds')}</caption>
      <tbody>
        {COLLABORATOR_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{text(`kind.${kind}`)}</th>
            <td>{text(`kind.${kind}.what`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
