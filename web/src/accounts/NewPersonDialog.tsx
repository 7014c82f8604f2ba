import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SiteRole } from '#contract/access/roles.ts';
import { createPerson } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './fields.module.css';
import { accountKeys } from './queries.ts';
import { useRoleOptions } from './role-words.ts';
import { SetUpLinkDialog } from './SetUpLinkDialog.tsx';
import { useText } from './text.ts';

export function NewPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const queryClient = useQueryClient();
  const roles = useRoleOptions();
  const [body, setBody] = useState({ email: '', firstName: '', lastName: '', siteRole: 'viewer' as SiteRole });
  const making = useMutation({
    mutationFn: () => call(createPerson, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountKeys.people }),
  });
  const { form, errorOf, onLeave, pass } = useChecks(createPerson.body, body, making.error);

  if (making.data !== undefined) {
    const { person, setUpLink } = making.data;
    const title = text('accountReady', { name: `${person.firstName} ${person.lastName}` });
    return <SetUpLinkDialog title={title} email={person.email} setUpLink={setUpLink} onClose={onClose} />;
  }

  return (
    <Dialog
      isOpen
      title={text('newPerson')}
      help={text('newPersonHelp')}
      onClose={onClose}
      onSubmit={() => {
        if (pass() && !making.isPending) making.mutate();
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button type="submit" kind="primary" state={making.isPending ? 'pending' : 'ready'}>
            {text('makePerson')}
          </Button>
        </>
      }
    >
      <div className={styles.fields} ref={form}>
        {making.isError ? (
          <ErrorBlock
            what={sentenceOf(createPerson, { 'accounts.email-taken': text('emailTakenHere') }, making.error)}
          />
        ) : null}
        <TextField
          label={text('email')}
          type="email"
          autoComplete="off"
          autoFocus
          value={body.email}
          onChange={(email) => setBody({ ...body, email })}
          onBlur={onLeave('email')}
          error={errorOf('email')}
        />
        <div className={styles.names}>
          <TextField
            label={text('firstName')}
            autoComplete="off"
            value={body.firstName}
            onChange={(firstName) => setBody({ ...body, firstName })}
            onBlur={onLeave('firstName')}
            error={errorOf('firstName')}
          />
          <TextField
            label={text('lastName')}
            autoComplete="off"
            value={body.lastName}
            onChange={(lastName) => setBody({ ...body, lastName })}
            onBlur={onLeave('lastName')}
            error={errorOf('lastName')}
          />
        </div>
        <Select<SiteRole>
          label={text('siteRole')}
          options={roles}
          value={body.siteRole}
          onChange={(siteRole) => setBody({ ...body, siteRole })}
        />
      </div>
    </Dialog>
  );
}
