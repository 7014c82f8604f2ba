import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { type DownloadView, prepareDownload } from '#contract/downloads/endpoints.ts';
import { call } from '#lib/api.ts';
import { formatBytes } from '#lib/bytes.ts';
import { followDownload } from '#lib/save-file.ts';
import { Button } from '#ui/Button.tsx';
import { ListRow } from '#ui/List.tsx';
import styles from './downloads.module.css';
import { downloadsOf } from './queries.ts';
import { useText } from './text.ts';

type Props = { readonly mediaId: string; readonly download: DownloadView };

export function DownloadRow({ mediaId, download }: Props) {
  const text = useText();
  const { kind, height, ending, bytes, state } = download;
  const { isWanted, want, hasFailed } = useWanted(mediaId, download);
  const isMaking = isWanted || state.kind === 'making';
  const size = formatBytes(bytes);
  const name = height === null ? text(kind) : `${text(kind)} ${text('height', { height })}`;
  return (
    <ListRow
      title={name}
      detail={[
        ...(kind === 'source' ? [text('sourceWhat')] : []),
        ending.toUpperCase(),
        state.kind === 'ready' ? size : text('about', { size }),
      ].join(' · ')}
      actions={
        <Button
          icon={Download}
          state={isMaking ? 'pending' : 'ready'}
          onPress={want}
          aria-label={`${text('get')}: ${name}`}
        >
          {text('get')}
        </Button>
      }
    >
      {isMaking ? (
        <p className={styles.note} role="status">
          {text('preparing')} {text('preparingWords')}
        </p>
      ) : null}
      {hasFailed && !isMaking ? (
        <p className={styles.refusal} role="alert">
          {text('failed')}
        </p>
      ) : null}
    </ListRow>
  );
}

/** One press: what is not there yet is put together first, and then comes by itself. */
function useWanted(mediaId: string, { choice, state }: DownloadView) {
  const queryClient = useQueryClient();
  const [isWanted, setIsWanted] = useState(false);
  const [wasMaking, setWasMaking] = useState(false);
  const prepare = useMutation({
    mutationFn: () => call(prepareDownload, { params: { mediaId, choice } }),
    onSuccess: (answer) => queryClient.setQueryData(downloadsOf(mediaId).queryKey, answer),
    onError: () => setIsWanted(false),
  });
  const url = state.kind === 'ready' ? state.url : null;

  const arrive = useEffectEvent((where: string) => {
    setIsWanted(false);
    followDownload(where);
  });
  useEffect(() => {
    if (isWanted && url !== null) arrive(url);
  }, [isWanted, url]);

  if (isWanted && state.kind === 'making' && !wasMaking) setWasMaking(true);
  const hasGivenUp = isWanted && wasMaking && state.kind === 'on-request' && !prepare.isPending;
  if (hasGivenUp) setIsWanted(false);

  return {
    isWanted,
    hasFailed: prepare.isError || (wasMaking && state.kind === 'on-request'),
    want: () => {
      if (url !== null) return followDownload(url);
      setWasMaking(false);
      setIsWanted(true);
      prepare.mutate();
    },
  };
}
