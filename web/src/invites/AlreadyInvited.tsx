import { Link, Mail, UserPlus } from 'lucide-react';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import styles from './invites.module.css';
import { earlierInviteOf } from './refusals.ts';
import { useText } from './text.ts';
import { whyNotRenewed } from './words.ts';

type Props = {
  readonly address: string;
  readonly canMail: boolean;
  readonly state: 'ready' | 'pending';
  readonly error: unknown;
  readonly onRenew: (link: { readonly mail: boolean }) => void;
  readonly onAnother: () => void;
};

/** The address has an invitation here: what shall become of it is the inviter's to say (4.3). */
export function AlreadyInvited({ address, canMail, state, error, onRenew, onAnother }: Props) {
  const text = useText();
  // The refusal that led here is told by the block above.
  const isNewRefusal = error !== null && earlierInviteOf(error) === null;
  const ready = state === 'pending' ? 'disabled' : 'ready';
  return (
    <div className={styles.already}>
      <ErrorBlock tone="warning" what={text('alreadyTitle', { address })} now={text('alreadyWords')} />
      {isNewRefusal ? (
        <p className={styles.refusal} role="alert">
          {whyNotRenewed(error)}
        </p>
      ) : null}
      <div className={styles.choices}>
        {canMail ? (
          <Button icon={Mail} state={ready} autoFocus onPress={() => onRenew({ mail: true })}>
            {text('alreadyResend')}
          </Button>
        ) : null}
        <Button icon={Link} state={ready} autoFocus={!canMail} onPress={() => onRenew({ mail: false })}>
          {text('alreadyNewLink')}
        </Button>
        <p className={styles.quiet}>{text('alreadyRenewWords')}</p>
        <Button icon={UserPlus} state={ready} onPress={onAnother}>
          {text('alreadyAnother')}
        </Button>
        <p className={styles.quiet}>{text('alreadyAnotherWords')}</p>
      </div>
    </div>
  );
}
