import { useQuery } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import { type SessionView, viewSetUp } from '#contract/accounts/endpoints.ts';
import { call, problemOf } from '#lib/api.ts';
import { Failure } from '#lib/Failure.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { usePresentedSecret } from '#lib/presented-secret.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type Contacts, DoorCard } from './DoorCard.tsx';
import { SetUpForm } from './SetUpForm.tsx';
import { useText } from './text.ts';

type Props = {
  readonly setUpId: string;
  readonly portal: Contacts & { readonly name: string };
  readonly onSignedIn: (session: SessionView) => void;
};

/** Where a set-up link leads: choose a password, and for the very first person make the account. */
export function WelcomePage({ setUpId, portal, onSignedIn }: Props) {
  const text = useText();
  const secret = usePresentedSecret();
  const setUp = useQuery({
    queryKey: ['set-up', setUpId],
    queryFn: () => call(viewSetUp, { params: { setUpId }, body: { secret: secret ?? '' } }),
    enabled: secret !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  usePageTitle(text('welcome'));

  return (
    <DoorCard title={text('welcomeTo', { portal: portal.name })} contacts={portal} {...help()}>
      {content()}
    </DoorCard>
  );

  function help() {
    if (setUp.data === undefined) return {};
    return { help: text(setUp.data.purpose === 'password' ? 'choosePassword' : 'firstAdministrator') };
  }

  function content() {
    if (secret === null) return <LinkUnknown />;
    if (setUp.data !== undefined)
      return <SetUpForm setUpId={setUpId} secret={secret} setUp={setUp.data} onSignedIn={onSignedIn} />;
    if (!setUp.isError) return <Skeleton shape="control" count={2} />;
    return problemOf(viewSetUp, setUp.error) === null ? (
      <Failure error={setUp.error} onRetry={() => void setUp.refetch()} />
    ) : (
      <LinkUnknown />
    );
  }
}

function LinkUnknown() {
  const text = useText();
  return (
    <ErrorBlock
      tone="warning"
      icon={Link2Off}
      what={text('linkUnknownWhat')}
      now={text('linkUnknownNow')}
      action={<ButtonLink href="/sign-in">{text('toSignIn')}</ButtonLink>}
    />
  );
}
