import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { proveGuest, requestGuestCode } from '#contract/guests/door.ts';
import { ApiProblem, call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { currentLanguage } from '#lib/text.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './guests.module.css';
import { useText } from './text.ts';

type Props = { readonly guestId: string; readonly onClose: () => void };

/** A guest rises to a proved address by a code to the typed mailbox (5.8). */
export function ProveAddress({ guestId, onClose }: Props) {
  const text = useText();
  const [code, setCode] = useState('');
  const params = { guestId };
  const sending = useMutation({
    mutationFn: () => call(requestGuestCode, { params, body: { language: currentLanguage() } }),
  });
  const proving = useMutation({
    mutationFn: () => call(proveGuest, { params, body: { code } }),
    onSuccess: ({ invitation }) => {
      showToast({ message: text('proved') });
      if (invitation === null) onClose();
    },
  });
  const { invitation = null } = proving.data ?? {};

  if (invitation !== null) {
    return (
      <Dialog
        isOpen
        title={text('proved')}
        onClose={onClose}
        footer={
          <>
            <Button onPress={onClose}>{text('stay')}</Button>
            {/* The landing is no page of the application, so its router must not take this for one. */}
            <Button kind="primary" onPress={() => window.location.assign(`/i/${invitation}`)}>
              {text('openInvitation')}
            </Button>
          </>
        }
      >
        <p>{text('invitationToo')}</p>
      </Dialog>
    );
  }
  const sendProblems = {
    'guests.no-guest': text('leaveLost'),
    'guests.too-many-codes': text('tooManyCodes'),
    'mail.no-server': text('noMail'),
  };
  const sendError = sending.isError ? sentenceOf(requestGuestCode, sendProblems, sending.error) : null;
  const proveProblems = {
    'guests.no-guest': text('leaveLost'),
    'guests.code-wrong': text('codeWrong', { tries: triesLeft(proving.error) }),
    'guests.code-over': text('codeOver'),
  };
  const proveError = proving.isError ? sentenceOf(proveGuest, proveProblems, proving.error) : null;
  const sent = sending.data;
  const sendState = sending.isPending ? 'pending' : 'ready';

  return (
    <Dialog
      isOpen
      title={text('proveTitle')}
      onClose={onClose}
      onSubmit={() => (sent === undefined ? sending.mutate() : proving.mutate())}
      footer={
        sent === undefined ? (
          <Button kind="primary" type="submit" state={sendState}>
            {text('sendCode')}
          </Button>
        ) : (
          <>
            <FooterStart>
              <Button kind="quiet" state={sendState} onPress={() => sending.mutate()}>
                {text('sendAgain')}
              </Button>
            </FooterStart>
            <Button kind="primary" type="submit" state={proving.isPending ? 'pending' : 'ready'}>
              {text('confirm')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        {sendError === null ? null : (
          <p className={styles.refusal} role="alert">
            {sendError}
          </p>
        )}
        {sent === undefined ? (
          <p>{text('proveAsk')}</p>
        ) : (
          <>
            <p role="status">{text('sentTo', { email: sent.sentTo, minutes: sent.validMinutes })}</p>
            <TextField
              label={text('code')}
              name="code"
              need="required"
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              maxLength={20}
              value={code}
              onChange={setCode}
              error={proveError}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

function triesLeft(error: unknown): number {
  const tries = error instanceof ApiProblem ? error.facts.triesLeft : 0;
  return typeof tries === 'number' ? tries : 0;
}
