import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SCOPES, type Scope } from '#contract/access/principal.ts';
import { createApiKey } from '#contract/accounts/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './fields.module.css';
import { accountKeys } from './queries.ts';
import { useText } from './text.ts';

export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const body = { name, scopes: [...scopes] };
  const making = useMutation({
    mutationFn: () => call(createApiKey, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountKeys.keys }),
  });
  const { form, errorOf, onLeave, pass } = useChecks(createApiKey.body, body, making.error);
  const scopeError = errorOf('scopes');

  if (making.data !== undefined) {
    return (
      <Dialog
        isOpen
        title={text('keyReady', { name: making.data.key.name })}
        help={text('keyReadyHelp')}
        onClose={onClose}
        footer={<Button onPress={onClose}>{text('done')}</Button>}
      >
        <CopyField label={text('key')} value={making.data.secret} />
      </Dialog>
    );
  }

  return (
    <Dialog
      isOpen
      title={text('newKey')}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button type="submit" kind="primary" state={making.isPending ? 'pending' : 'ready'}>
            {text('makeKey')}
          </Button>
        </>
      }
    >
      <div className={styles.fields} ref={form}>
        {making.isError ? <ErrorBlock what={sentenceOf(createApiKey, {}, making.error)} /> : null}
        <TextField
          label={text('keyName')}
          description={text('keyNameHelp')}
          autoFocus
          maxLength={80}
          value={name}
          onChange={setName}
          onBlur={onLeave('name')}
          error={errorOf('name')}
        />
        <fieldset className={styles.group} data-invalid={scopeError === null ? undefined : 'true'}>
          <legend className={styles.legend}>{text('scopes')}</legend>
          {SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              label={text(`scope.${scope}`)}
              description={text(`scope.${scope}.help`)}
              value={scopes.includes(scope)}
              onChange={(isOn) => setScopes(isOn ? [...scopes, scope] : scopes.filter((other) => other !== scope))}
            />
          ))}
          {scopeError === null ? null : (
            <p className={styles.error} role="alert">
              {text('needScope')}
            </p>
          )}
        </fieldset>
      </div>
    </Dialog>
  );

  function submit(): void {
    if (pass() && !making.isPending) making.mutate();
  }
}
