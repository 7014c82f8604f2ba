import { IdCard, Keyboard, KeyRound, Link2, type LucideIcon, Mail, ShieldCheck, UserRound } from 'lucide-react';
import type { Proof, Via } from '#contract/access/proof.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { Icon } from '#ui/Icon.tsx';
import styles from './list.module.css';
import { useText } from './list-text.ts';

const proofIcons: Readonly<Record<Proof, LucideIcon>> = {
  guest: UserRound,
  typed: Keyboard,
  code: ShieldCheck,
  account: IdCard,
};
const viaIcons: Readonly<Record<Via, LucideIcon>> = {
  mailed: Mail,
  copied: Link2,
  code: KeyRound,
  'guest-link': Link2,
};

/** How far somebody's identity is proved, and how they came; nothing before they joined. */
export function ProofMarks({ proof, via }: Pick<InviteView, 'proof' | 'via'>) {
  const text = useText();
  if (proof === null || via === null) return null;
  return (
    <span className={styles.marks}>
      <span className={styles.mark}>
        <Icon of={proofIcons[proof]} />
        {text(`proof.${proof}`)}
      </span>
      <span className={styles.mark}>
        <Icon of={viaIcons[via]} />
        {text(`via.${via}`)}
      </span>
    </span>
  );
}
