import { CircleSlash, Lock } from 'lucide-react';
import { usePageTitle } from '#lib/page-title.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';

type Props = {
  /** `open`: it was on this page a moment ago. */
  readonly was: 'never' | 'open';
  readonly isSignedIn: boolean;
};

export function NoAccess({ was, isSignedIn }: Props) {
  const text = useText();
  const what = text(was === 'open' ? 'accessEnded' : 'notShared');
  usePageTitle(what);
  return (
    <div className={styles.closed}>
      <h1 className={styles.closedTitle}>{what}</h1>
      <ErrorBlock
        tone="warning"
        icon={was === 'open' ? CircleSlash : Lock}
        what={text(was === 'open' ? 'accessEndedWhy' : 'notSharedWhy')}
        now={text(was === 'open' ? 'accessEndedNow' : 'notSharedNow')}
        action={
          isSignedIn ? (
            <ButtonLink href="/my-media">{text('toMyMedia')}</ButtonLink>
          ) : (
            <ButtonLink href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>{text('signIn')}</ButtonLink>
          )
        }
      />
    </div>
  );
}
