import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DOWNLOADS, type MediaView, setDownloads } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { useDraft } from '#lib/useDraft.ts';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { FormFooter } from '#ui/FormFooter.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import styles from './downloads.module.css';
import { useText } from './edit-text.ts';

/** What people may keep of an entry. */
export function DownloadsForm({ media }: { readonly media: MediaView }) {
  const text = useText();
  const queryClient = useQueryClient();
  const draft = useDraft({ downloads: media.downloads });
  const { downloads } = draft.value;
  const save = useMutation({
    mutationFn: () => call(setDownloads, { params: { mediaId: media.id }, body: { downloads } }),
    onSuccess: (changed) => {
      queryClient.setQueryData(['media', media.id], changed);
      draft.discard();
    },
  });
  const whats = {
    nothing: text('nothingWhat'),
    renditions: text(`renditionsWhat.${media.form}`),
    source: text('sourceWhat'),
  };
  const problems = {
    'media.unknown': text('problem.media.unknown'),
    'media.is-deleted': text('problem.media.is-deleted'),
  };

  return (
    <div className={styles.form}>
      <RadioGroup
        label={text('legend')}
        description={text('help')}
        options={DOWNLOADS.map((value) => ({ value, name: text(value), explanation: whats[value] }))}
        value={downloads}
        onChange={(value) => draft.change({ downloads: value })}
      />
      {save.isError ? <ErrorBlock what={sentenceOf(setDownloads, problems, save.error)} /> : null}
      <FormFooter
        changes={draft.changed.map(() => text('label'))}
        state={stateOf()}
        onSave={() => save.mutate()}
        onDiscard={draft.discard}
      />
    </div>
  );

  function stateOf() {
    if (save.isPending) return 'saving';
    return save.isSuccess ? 'saved' : 'ready';
  }
}
