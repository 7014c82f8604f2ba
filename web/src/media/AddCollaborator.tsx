import { useRef, useState } from 'react';
import { COLLABORATOR_KINDS, type CollaboratorKind } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import { addCollaborator } from '#contract/media/endpoints.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';
import { useAddCollaborator } from './useAddCollaborator.ts';
import { collaboratorProblems } from './words.ts';

export function AddCollaborator({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const [email, setEmail] = useState('');
  const [kind, setKind] = useState<CollaboratorKind>('co-editor');
  const [isTried, setIsTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const add = useAddCollaborator(mediaId);
  const isWrong = foldEmail(email) === null;

  return (
    <form
      className={styles.addForm}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // In a dialog of a page React hands the event on to forms around it.
        event.stopPropagation();
        setIsTried(true);
        input.current?.focus();
        if (!isWrong) add.mutate({ email, kind }, { onSuccess: clear });
      }}
    >
      <TextField
        label={text('address')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(value) => {
          setEmail(value);
          add.reset();
        }}
        inputRef={input}
        error={wrong()}
      />
      <Select
        label={text('may')}
        options={COLLABORATOR_KINDS.map((value) => ({
          value,
          name: text(`kind.${value}`),
          explanation: text(`kind.${value}.what`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <Button type="submit" state={add.isPending ? 'pending' : 'ready'}>
        {text('add')}
      </Button>
    </form>
  );

  function clear(): void {
    setEmail('');
    setIsTried(false);
  }

  function wrong(): string | null {
    if (add.isError) return sentenceOf(addCollaborator, collaboratorProblems(), add.error);
    return isTried && isWrong ? text('addressWrong') : null;
  }
}
