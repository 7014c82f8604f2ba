import { useMutation } from '@tanstack/react-query';
import { Signpost } from 'lucide-react';
import { useState } from 'react';
import { type SessionView, signIn } from '#contract/accounts/endpoints.ts';
import { usePageTitle } from '#lib/page-title.ts';
import { sentenceOf } from '#lib/problems.ts';
import { rightAddress } from '#lib/public-url.ts';
import { Button } from '#ui/Button.tsx';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { TextField } from '#ui/TextField.tsx';
import { CookiesBlocked } from './CookiesBlocked.tsx';
import { type Contacts, DoorCard, DoorForm, DoorSend } from './DoorCard.tsx';
import { signInHere } from './sign-in.ts';
import { useText } from './text.ts';

type Props = {
  readonly portal: Contacts & { readonly name: string };
  readonly onSignedIn: (session: SessionView) => void;
};

export function SignInPage({ portal, onSignedIn }: Props) {
  const text = useText();
  const address = rightAddress();
  usePageTitle(text('signIn'));
  return (
    <DoorCard
      title={text('signInTo', { portal: portal.name })}
      contacts={portal}
      {...(address === null ? { help: text('noAccount') } : {})}
    >
      {address === null ? <SignInForm onSignedIn={onSignedIn} /> : <OtherAddress address={address} />}
    </DoorCard>
  );
}

function SignInForm({ onSignedIn }: Pick<Props, 'onSignedIn'>) {
  const text = useText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isSent, setIsSent] = useState(false);
  const signingIn = useMutation({
    mutationFn: signInHere,
    onSuccess: (result) => {
      if (result.kind === 'signed-in') onSignedIn(result.session);
    },
  });
  const refusals = {
    'accounts.wrong-password': text('wrongPassword'),
    'accounts.too-many-tries': text('tooManyTries'),
  };

  return (
    <DoorForm onSubmit={submit}>
      {signingIn.isError ? <ErrorBlock what={sentenceOf(signIn, refusals, signingIn.error)} /> : null}
      {signingIn.data?.kind === 'cookies-blocked' ? <CookiesBlocked /> : null}
      <TextField
        label={text('email')}
        name="email"
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={setEmail}
        error={isSent && email.trim() === '' ? text('needEmail') : null}
      />
      <TextField
        label={text('password')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={isSent && password === '' ? text('needPassword') : null}
      />
      <DoorSend>
        <Button type="submit" kind="primary" size="large" state={signingIn.isPending ? 'pending' : 'ready'}>
          {text('signIn')}
        </Button>
      </DoorSend>
    </DoorForm>
  );

  function submit(): void {
    setIsSent(true);
    if (email.trim() === '' || password === '' || signingIn.isPending) return;
    signingIn.mutate({ email, password });
  }
}

function OtherAddress({ address }: { readonly address: string }) {
  const text = useText();
  return (
    <ErrorBlock
      tone="warning"
      icon={Signpost}
      what={text('addressWhat')}
      now={text('addressNow')}
      action={
        <ButtonLink kind="primary" href={`${address}/sign-in`}>
          {text('openAddress', { address })}
        </ButtonLink>
      }
    />
  );
}
