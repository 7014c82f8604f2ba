import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { LANGUAGE_NAMES } from '#contract/languages.ts';
import { sendTestMail } from '#contract/mail/endpoints.ts';
import type { TemplateSample } from '#contract/mail/templates.ts';
import { ApiProblem, call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Icon } from '#ui/Icon.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './mail.module.css';
import { mailKeys } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  /** What is sent, in its language; a plain greeting when none is given. */
  readonly template?: TemplateSample;
  readonly onClose: () => void;
};

export function TestMailDialog({ template, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [to, setTo] = useState('');
  const body = { to, ...(template === undefined ? {} : { template }) };
  const sending = useMutation({
    mutationFn: () => call(sendTestMail, { body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: mailKeys.status }),
  });
  const { form, errorOf, onLeave, pass } = useChecks(sendTestMail.body, body, sending.error);

  return (
    <Dialog
      isOpen
      title={text('sendTest')}
      help={
        template === undefined
          ? text('testHelp')
          : text('testVersionHelp', { language: LANGUAGE_NAMES[template.language] })
      }
      onClose={onClose}
      onSubmit={() => {
        if (pass() && !sending.isPending) sending.mutate();
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('close')}</Button>
          <Button type="submit" kind="primary" state={sending.isPending ? 'pending' : 'ready'}>
            {text('send')}
          </Button>
        </>
      }
    >
      <div className={styles.fields} ref={form}>
        <TextField
          label={text('testTo')}
          type="email"
          autoComplete="email"
          autoFocus
          value={to}
          onChange={setTo}
          onBlur={onLeave('to')}
          error={errorOf('to')}
        />
        {sending.isError ? <TestRefusal error={sending.error} /> : null}
        {sending.data === undefined ? null : (
          <div className={styles.reply} role="status">
            <p className={styles.replyWords}>
              <Icon of={CircleCheck} />
              {text('testReply')}
            </p>
            <pre className={styles.plain}>{sending.data.reply}</pre>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function TestRefusal({ error }: { readonly error: unknown }) {
  const text = useText();
  const refusals = { 'mail.no-server': text('noServer'), 'mail.test-failed': text('testFailed') };
  const reply = error instanceof ApiProblem ? error.facts.reply : null;
  return (
    <ErrorBlock
      what={sentenceOf(sendTestMail, refusals, error)}
      {...(typeof reply === 'string' ? { why: reply } : {})}
      {...(error instanceof ApiProblem && error.code === 'mail.test-failed' ? { now: text('testFailedNow') } : {})}
    />
  );
}
