import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createGroup, renameGroup } from '#contract/accounts/groups.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useChecks } from '#lib/useChecks.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './fields.module.css';
import { type Group, groupKeys } from './group-queries.ts';
import { t, useText } from './group-text.ts';

type Props = {
  /** null: a new one is made. */
  readonly group: Group | null;
  readonly onNamed: (group: Group) => void;
  readonly onClose: () => void;
};

export function NameGroupDialog({ group, onNamed, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [name, setName] = useState(group?.name ?? '');
  const naming = useMutation({
    mutationFn: () =>
      group === null
        ? call(createGroup, { body: { name } })
        : call(renameGroup, { params: { groupId: group.id }, body: { name } }),
    onSuccess: async (named) => {
      showToast({ message: t(group === null ? 'made' : 'renamed', { name: named.name }) });
      onNamed(named);
      await queryClient.invalidateQueries({ queryKey: groupKeys.all });
    },
  });
  const { form, errorOf, onLeave, pass } = useChecks(createGroup.body, { name }, naming.error);
  const refusals = { 'groups.unknown': text('gone'), 'groups.name-taken': text('nameTaken') };

  return (
    <Dialog
      isOpen
      title={group === null ? text('newGroup') : text('renameTitle', { name: group.name })}
      onClose={onClose}
      onSubmit={() => {
        if (pass() && !naming.isPending) naming.mutate();
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button type="submit" kind="primary" state={naming.isPending ? 'pending' : 'ready'}>
            {text(group === null ? 'make' : 'save')}
          </Button>
        </>
      }
    >
      <div className={styles.fields} ref={form}>
        {naming.isError ? <ErrorBlock what={sentenceOf(renameGroup, refusals, naming.error)} /> : null}
        <TextField
          label={text('name')}
          description={text('nameHelp')}
          autoComplete="off"
          autoFocus
          maxLength={80}
          value={name}
          onChange={setName}
          onBlur={onLeave('name')}
          error={errorOf('name')}
        />
      </div>
    </Dialog>
  );
}
