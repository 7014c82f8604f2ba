import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { COLLABORATOR_KINDS, type CollaboratorKind } from '#contract/access/roles.ts';
import { foldEmail } from '#contract/accounts/email.ts';
import { addCollaborator } from '#contract/media/endpoints.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useTypedSearch } from '#lib/useTypedSearch.ts';
import { Button } from '#ui/Button.tsx';
import { ComboBox } from '#ui/ComboBox.tsx';
import { Select } from '#ui/Select.tsx';
import styles from './media.module.css';
import { colleaguesLike } from './queries.ts';
import { useText } from './text.ts';
import { useAddCollaborator } from './useAddCollaborator.ts';
import { collaboratorProblems } from './words.ts';

/** A colleague by address, of whom those one may mean are suggested while one types. */
export function AddCollaborator({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const [email, setEmail] = useState('');
  const [kind, setKind] = useState<CollaboratorKind>('co-editor');
  const [isTried, setIsTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const add = useAddCollaborator(mediaId);
  const isWrong = foldEmail(email) === null;
  const [chosen, setChosen] = useState<string | null>(null);
  const { search, isAsking, isEnabled, isAhead } = useTypedSearch(email, chosen);
  const found = useQuery({
    ...colleaguesLike(mediaId, search),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
  const people = isAsking ? (found.data?.people ?? []) : [];

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
      <ComboBox
        label={text('address')}
        description={text('colleagueHelp')}
        type="email"
        value={email}
        onChange={(value) => {
          setEmail(value);
          setIsTried(false);
          add.reset();
        }}
        inputRef={input}
        error={wrong()}
        search={isAhead || (isAsking && found.isFetching) ? 'searching' : 'idle'}
        suggestions={people.map(({ email: address, name, from }) => ({
          id: address,
          name,
          address,
          source: text(`from.${from}`),
        }))}
        onChoose={({ address }) => {
          setEmail(address);
          setChosen(address);
        }}
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
