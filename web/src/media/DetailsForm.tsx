import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { changeMedia, type MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useDraft } from '#lib/useDraft.ts';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { TextArea } from '#ui/TextArea.tsx';
import { TextField } from '#ui/TextField.tsx';
import styles from './media.module.css';
import { mediaKeys, mediaOf } from './queries.ts';
import { useText } from './text.ts';
import { entryProblems } from './words.ts';

type Props = { readonly media: MediaView };

const MOST_TAGS = 20;
const LONGEST_TAG = 40;

/** Title, description and tags. */
export function DetailsForm({ media }: Props) {
  const text = useText();
  const draft = useDraft({
    title: media.title,
    description: media.description,
    tagLine: media.tags.join(', '),
    alternativeText: media.alternativeText,
  });
  const titleInput = useRef<HTMLInputElement>(null);
  const tagInput = useRef<HTMLInputElement>(null);
  const [isTried, setIsTried] = useState(false);
  const save = useSave(media.id, draft.discard);

  const { title, description, tagLine, alternativeText } = draft.value;
  const tags = tagsIn(tagLine);
  const isTitleMissing = title.trim() === '';
  const areTagsTooMany = tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG);
  const labels = {
    title: text('title'),
    description: text('description'),
    tagLine: text('tags'),
    alternativeText: text('alternativeText'),
  };

  return (
    <div className={styles.form}>
      <TextField
        label={labels.title}
        need="required"
        maxLength={200}
        value={title}
        onChange={(value) => draft.change({ title: value })}
        inputRef={titleInput}
        error={isTried && isTitleMissing ? text('titleMissing') : null}
      />
      <TextArea
        label={labels.description}
        need="optional"
        lines={6}
        maxLength={10_000}
        value={description}
        onChange={(value) => draft.change({ description: value })}
      />
      {media.form === 'image' ? (
        <TextField
          label={labels.alternativeText}
          need="optional"
          description={text('alternativeTextHelp')}
          maxLength={500}
          value={alternativeText}
          onChange={(value) => draft.change({ alternativeText: value })}
        />
      ) : null}
      <TextField
        label={labels.tagLine}
        need="optional"
        description={text('tagsHelp')}
        value={tagLine}
        onChange={(value) => draft.change({ tagLine: value })}
        inputRef={tagInput}
        error={isTried && areTagsTooMany ? text('tooManyTags') : null}
      />
      {save.isError ? <ErrorBlock what={sentenceOf(changeMedia, entryProblems(), save.error)} /> : null}
      <FormFooter
        changes={draft.changed.map((field) => labels[field])}
        state={stateOf()}
        onSave={submit}
        onDiscard={draft.discard}
      />
    </div>
  );

  function submit(): void {
    setIsTried(true);
    if (isTitleMissing) titleInput.current?.focus();
    else if (areTagsTooMany) tagInput.current?.focus();
    else save.mutate({ title, description, tags, alternativeText });
  }

  function stateOf() {
    if (save.isPending) return 'saving';
    return save.isSuccess ? 'saved' : 'ready';
  }
}

function useSave(mediaId: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (details: { title: string; description: string; tags: string[]; alternativeText: string }) =>
      call(changeMedia, { params: { mediaId }, body: details }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(mediaOf(mediaId).queryKey, changed);
      onSaved();
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
  });
}

function tagsIn(line: string): string[] {
  const tags = line.split(',').map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== '');
}
