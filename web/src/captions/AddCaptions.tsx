import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { MOST_FILE_BYTES } from '#contract/captions/cues.ts';
import { createCaptions } from '#contract/captions/endpoints.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { currentLanguage } from '#lib/text.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Switch } from '#ui/Switch.tsx';
import { showToast } from '#ui/toasts.ts';
import { LanguageAndLabel } from './LanguageAndLabel.tsx';
import { languageInName, ownNameOf } from './languages.ts';
import { captionProblems } from './problems.ts';
import { captionKeys } from './queries.ts';
import styles from './studio.module.css';
import { t, useText } from './studio-text.ts';

type Props = {
  readonly mediaId: string;
  /** Captions without a file are there to be written. */
  readonly onWritten: (captionsId: string) => void;
  readonly onClose: () => void;
};

export function AddCaptions({ mediaId, onWritten, onClose }: Props) {
  const text = useText();
  const queryClient = useQueryClient();
  const [named, setNamed] = useState(() => ({
    language: currentLanguage() as string,
    label: ownNameOf(currentLanguage()),
  }));
  const [file, setFile] = useState<File | null>(null);
  const [isShown, setIsShown] = useState(true);
  const [wasSent, setWasSent] = useState(false);
  const isTooLarge = file !== null && file.size > MOST_FILE_BYTES;

  const adding = useMutation({
    mutationFn: async () => {
      const content = file === null ? null : await base64Of(file);
      const body = { ...named, isShown: isShown && file !== null, file: content };
      return call(createCaptions, { params: { mediaId }, body });
    },
    onSuccess: async (added) => {
      tellOf(added);
      await queryClient.invalidateQueries({ queryKey: captionKeys.ofMedia(mediaId) });
      onClose();
      if (file === null) onWritten(added.captions.id);
    },
  });

  return (
    <Dialog
      isOpen
      title={text('add')}
      help={text('addHelp')}
      onClose={onClose}
      onSubmit={() => {
        setWasSent(true);
        if (named.label.trim() !== '' && !isTooLarge) adding.mutate();
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit" state={adding.isPending ? 'pending' : 'ready'}>
            {text('add')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {adding.isError || isTooLarge ? (
          <p className={styles.refusal} role="alert">
            {isTooLarge ? text('fileTooLarge') : sentenceOf(createCaptions, captionProblems(), adding.error)}
          </p>
        ) : null}
        <div className={styles.file}>
          <FileTrigger
            acceptedFileTypes={['.vtt', '.srt', 'text/vtt', 'application/x-subrip']}
            onSelect={(files) => pick(files?.[0] ?? null)}
          >
            <Button icon={FileText}>{text('chooseFile')}</Button>
          </FileTrigger>
          <span className={styles.fileName}>{file?.name ?? text('noFile')}</span>
        </div>
        <LanguageAndLabel value={named} onChange={setNamed} wasSent={wasSent} />
        {file === null ? null : (
          <Switch
            label={text('showAtOnce')}
            description={text('showAtOnceWhat')}
            value={isShown}
            onChange={setIsShown}
          />
        )}
      </div>
    </Dialog>
  );

  /** `lecture.de.srt` says its language. */
  function pick(picked: File | null): void {
    adding.reset();
    setFile(picked);
    const language = picked === null ? null : languageInName(picked.name);
    if (language !== null) setNamed({ language, label: ownNameOf(language) });
  }
}

function tellOf({ captions: { label, cueCount, origin }, leftOut, wasGuessed }: AnswerOf<typeof createCaptions>): void {
  if (origin === 'written') return;
  showToast({ message: t('added', { label, count: cueCount }) });
  if (leftOut > 0) showToast({ tone: 'danger', message: t('leftOut', { count: leftOut }) });
  if (wasGuessed) showToast({ tone: 'danger', message: t('guessed') });
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}
