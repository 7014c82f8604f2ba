import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { changeMedia, type MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './media.module.css';
import { mediaKeys, mediaOf } from './queries.ts';
import { t, useText } from './text.ts';
import { entryProblems } from './words.ts';

type Props = { readonly media: MediaView; readonly onClose: () => void };

const MOST_TAGS = 20;
const LONGEST_TAG = 40;

export function EditDetailsDialog({ media, onClose }: Props) {
  const text = useText();
  const [title, setTitle] = useState(media.title);
  const [description, setDescription] = useState(media.description);
  const [tagLine, setTagLine] = useState(media.tags.join(', '));
  const titleInput = useRef<HTMLInputElement>(null);
  const tagInput = useRef<HTMLInputElement>(null);
  const [isTried, setIsTried] = useState(false);
  const save = useSave(media.id, onClose);

  const tags = tagsIn(tagLine);
  const isTitleMissing = title.trim() === '';
  const areTagsTooMany = tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG);

  return (
    <Dialog
      isOpen
      title={text('editDetails')}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (isTitleMissing) titleInput.current?.focus();
        else if (areTagsTooMany) tagInput.current?.focus();
        else save.mutate({ title, description, tags });
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit" state={save.isPending ? 'pending' : 'ready'}>
            {text('save')}
          </Button>
        </>
      }
    >
      {save.isError ? (
        <p className={styles.refusal} role="alert">
          {sentenceOf(changeMedia, entryProblems(), save.error)}
        </p>
      ) : null}
      <TextField
        label={text('title')}
        need="required"
        autoFocus
        maxLength={200}
        value={title}
        onChange={setTitle}
        inputRef={titleInput}
        error={isTried && isTitleMissing ? text('titleMissing') : null}
      />
      <TextArea
        label={text('description')}
        need="optional"
        lines={5}
        maxLength={10_000}
        value={description}
        onChange={setDescription}
      />
      <TextField
        label={text('tags')}
        need="optional"
        description={text('tagsHelp')}
        value={tagLine}
        onChange={setTagLine}
        inputRef={tagInput}
        error={isTried && areTagsTooMany ? text('tooManyTags') : null}
      />
    </Dialog>
  );
}

function useSave(mediaId: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (details: { title: string; description: string; tags: string[] }) =>
      call(changeMedia, { params: { mediaId }, body: details }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(mediaOf(mediaId).queryKey, changed);
      showToast({ message: t('saved') });
      onSaved();
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
  });
}

function tagsIn(line: string): string[] {
  const tags = line.split(',').map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
}
