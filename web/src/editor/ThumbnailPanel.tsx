import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Camera, ImageUp, WandSparkles } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { setThumbnail, type ThumbnailView } from '#contract/editor/endpoints.ts';
import type { BodyInput } from '#contract/endpoint.ts';
import { call } from '#lib/api.ts';
import { usePlayer } from '#lib/player.tsx';
import { sentenceOf } from '#lib/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { Thumbnail } from '#ui/Thumbnail.tsx';
import { showToast } from '#ui/toasts.ts';
import styles from './editor.module.css';
import { editorKeys } from './queries.ts';
import { t, useText } from './text.ts';
import { formatBytes, problemsOfThumbnail } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly thumbnail: ThumbnailView;
  readonly posterUrl: string | null;
  readonly isSound: boolean;
};

const MOST_BYTES = 10_000_000;

/** The picture in lists and before playing. */
export function ThumbnailPanel({ mediaId, thumbnail, posterUrl, isSound }: Props) {
  const text = useText();
  const player = usePlayer();
  const choose = useChooseThumbnail(mediaId);
  const state = choose.isPending ? 'pending' : 'ready';
  return (
    <section className={styles.panel} aria-labelledby="editor-thumbnail">
      <h2 id="editor-thumbnail" className={styles.panelTitle}>
        {text('thumbnail')}
      </h2>
      <p className={styles.quiet}>{text('thumbnailWords')}</p>
      <div className={styles.poster}>
        <Thumbnail src={posterUrl} />
        {thumbnail.state === 'making' ? (
          <span className={styles.posterWaits} role="status" aria-label={text('thumbnailMaking')}>
            <Spinner />
          </span>
        ) : null}
      </div>
      {thumbnail.state === 'failed' ? (
        <p className={styles.wrong} role="alert">
          {text('thumbnailFailed')}
        </p>
      ) : null}
      <div className={styles.group}>
        {isSound ? null : (
          <Button
            icon={Camera}
            state={player === null ? 'disabled' : state}
            onPress={() => choose.mutate({ kind: 'frame', seconds: player?.media.currentTime ?? 0 })}
          >
            {text('useFrame')}
          </Button>
        )}
        <FileTrigger
          acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file !== undefined) void upload(file);
          }}
        >
          <Button icon={ImageUp} state={state}>
            {text('uploadPicture')}
          </Button>
        </FileTrigger>
        {thumbnail.kind === 'automatic' ? null : (
          <Button kind="quiet" icon={WandSparkles} state={state} onPress={() => choose.mutate({ kind: 'automatic' })}>
            {text('automatic')}
          </Button>
        )}
      </div>
    </section>
  );

  async function upload(file: File): Promise<void> {
    if (file.size > MOST_BYTES) {
      showToast({ tone: 'danger', message: t('pictureTooLarge', { most: formatBytes(MOST_BYTES) }) });
      return;
    }
    const base64 = await readBase64(file).catch(() => null);
    if (base64 === null) showToast({ tone: 'danger', message: t('pictureUnreadable') });
    else choose.mutate({ kind: 'picture', base64 });
  }
}

function useChooseThumbnail(mediaId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyInput<typeof setThumbnail>) => call(setThumbnail, { params: { mediaId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: editorKeys.ofMedia(mediaId) }),
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(setThumbnail, problemsOfThumbnail(), error) }),
  });
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('This file could not be read.'));
    reader.readAsDataURL(file);
  });
}
