import { Pause, Play, X } from 'lucide-react';
import { formatBytes } from '#lib/bytes.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { ListRow } from '#ui/List.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { ArrivedUpload } from './ArrivedUpload.tsx';
import styles from './media.module.css';
import { useText } from './text.ts';
import { type Upload, uploads } from './uploads.ts';

export function UploadRow({ upload }: { readonly upload: Upload }) {
  const text = useText();
  const { id, file, sentBytes, state, mediaId } = upload;
  const { name } = file;

  switch (state.kind) {
    case 'sent':
      return mediaId === null ? null : <ArrivedUpload mediaId={mediaId} name={name} />;
    case 'refused':
      return (
        <ListRow
          title={name}
          actions={
            <>
              <Button size="small" onPress={() => uploads.resume(id)}>
                {text('tryAgain')}
              </Button>
              {remove()}
            </>
          }
        >
          <p className={styles.refusal} role="alert">
            {text(`upload.${state.because}`)}
          </p>
        </ListRow>
      );
    case 'queued':
    case 'starting':
    case 'sending':
    case 'paused':
    case 'stalled':
      return (
        <ListRow
          title={name}
          actions={
            <>
              {state.kind === 'sending' ? (
                <IconButton label={text('pause', { name })} icon={Pause} onPress={() => uploads.pause(id)} />
              ) : null}
              {state.kind === 'paused' || state.kind === 'stalled' ? (
                <IconButton label={text('resume', { name })} icon={Play} onPress={() => uploads.resume(id)} />
              ) : null}
              {/* While its entry is being made there is nothing yet that could be taken away. */}
              {state.kind === 'starting' ? null : remove()}
            </>
          }
        >
          <ProgressBar
            label={text(labels[state.kind])}
            percent={file.size === 0 ? 0 : (100 * sentBytes) / file.size}
            note={text('uploadedOf', { sent: formatBytes(sentBytes), total: formatBytes(file.size) })}
          />
        </ListRow>
      );
  }

  function remove() {
    return <IconButton label={text('remove', { name })} icon={X} onPress={() => uploads.remove(id)} />;
  }
}

const labels = {
  queued: 'uploadQueued',
  starting: 'uploadStarting',
  sending: 'uploadSending',
  paused: 'uploadPaused',
  stalled: 'uploadStalled',
} as const;
