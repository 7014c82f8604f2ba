import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { finishSetUp, type SessionView, type viewSetUp } from '#contract/accounts/endpoints.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { TextField } from '#ui/TextField.tsx';
import { CookiesBlocked } from './CookiesBlocked.tsx';
import { DoorForm, DoorNames, DoorSend } from './DoorCard.tsx';
import { proveSession } from './sign-in.ts';
import { useText } from './text.ts';

type Props = {
  readonly setUpId: string;
  readonly secret: string;
  readonly setUp: AnswerOf<typeof viewSetUp>;
  readonly onSignedIn: (session: SessionView) => void;
};

export function SetUpForm({ setUpId, secret, setUp, onSignedIn }: Props) {
  const text = useText();
  const [account, setAccount] = useState({ email: '', firstName: '', lastName: '' });
  const [password, setPassword] = useState('');
  const [isShown, setIsShown] = useState(false);
  const body = { secret, password, ...(setUp.purpose === 'first-administrator' ? { account } : {}) };
  const finishing = useMutation({
    mutationFn: async () => {
      await call(finishSetUp, { params: { setUpId }, body });
      return proveSession();
    },
    onSuccess: (result) => {
      if (result.kind === 'signed-in') onSignedIn(result.session);
    },
  });
  const { form, errorOf, onLeave, pass } = useChecks(finishSetUp.body, body, finishing.error);
  const refusals = {
    'accounts.link-unknown': text('linkUnknownWhat'),
    'accounts.email-taken': text('emailTaken'),
  };

  return (
    <DoorForm
      onSubmit={() => {
        if (pass() && !finishing.isPending) finishing.mutate();
      }}
      fields={form}
    >
      {finishing.isError ? <ErrorBlock what={sentenceOf(finishSetUp, refusals, finishing.error)} /> : null}
      {finishing.data?.kind === 'cookies-blocked' ? <CookiesBlocked /> : null}
      {setUp.purpose === 'first-administrator' ? (
        <>
          <DoorNames>
            <TextField
              label={text('firstName')}
              autoComplete="given-name"
              value={account.firstName}
              onChange={(firstName) => setAccount({ ...account, firstName })}
              onBlur={onLeave('account.firstName')}
              error={errorOf('account.firstName')}
            />
            <TextField
              label={text('lastName')}
              autoComplete="family-name"
              value={account.lastName}
              onChange={(lastName) => setAccount({ ...account, lastName })}
              onBlur={onLeave('account.lastName')}
              error={errorOf('account.lastName')}
            />
          </DoorNames>
          <TextField
            label={text('email')}
            type="email"
            autoComplete="username"
            value={account.email}
            onChange={(email) => setAccount({ ...account, email })}
            onBlur={onLeave('account.email')}
            error={errorOf('account.email')}
          />
        </>
      ) : (
        // Read-only, and there for the password manager as well: it keeps the password under this name.
        <TextField
          label={text('email')}
          type="email"
          autoComplete="username"
          value={setUp.email ?? ''}
          onChange={() => {}}
          state="read-only"
        />
      )}
      <TextField
        label={text('newPassword')}
        description={text('passwordRule')}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        onBlur={onLeave('password')}
        error={errorOf('password')}
      />
      <Checkbox label={text('showPassword')} value={isShown} onChange={setIsShown} />
      <DoorSend>
        <Button type="submit" kind="primary" size="large" state={finishing.isPending ? 'pending' : 'ready'}>
          {text('saveAndEnter')}
        </Button>
      </DoorSend>
    </DoorForm>
  );
}
