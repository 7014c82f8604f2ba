import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { CircleHelp, LockKeyhole } from 'lucide-react';
import { Failure } from '#lib/Failure.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import styles from './PageProblem.module.css';
import { Shell } from './Shell.tsx';
import { useText } from './text.ts';

export function PageNotFound() {
  const text = useText();
  usePageTitle(text('notFound'));
  return (
    <div className={styles.page}>
      <PageHeader title={text('notFound')} />
      <ErrorBlock
        tone="warning"
        icon={CircleHelp}
        what={text('notFoundWhat')}
        now={text('notFoundNow')}
        action={<ButtonLink href="/">{text('toStart')}</ButtonLink>}
      />
    </div>
  );
}

export function PageDenied() {
  const text = useText();
  usePageTitle(text('denied'));
  return (
    <div className={styles.page}>
      <PageHeader title={text('denied')} />
      <ErrorBlock
        tone="warning"
        icon={LockKeyhole}
        what={text('deniedWhat')}
        now={text('deniedNow')}
        action={<ButtonLink href="/">{text('toStart')}</ButtonLink>}
      />
    </div>
  );
}

/** The error of a page, thrown while it was loaded or drawn. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const text = useText();
  const router = useRouter();
  usePageTitle(text('failed'));
  return (
    <div className={styles.page}>
      <PageHeader title={text('failed')} />
      <Failure error={error} onRetry={() => void router.invalidate().then(reset)} />
    </div>
  );
}

/** The error of everything: not even the portal's name is known. */
export function PortalFailed(props: ErrorComponentProps) {
  return (
    <Shell portal={{ name: 'Usher', logoUrl: null }}>
      <PageFailed {...props} />
    </Shell>
  );
}
