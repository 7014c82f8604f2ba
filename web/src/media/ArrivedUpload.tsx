import { useQuery } from '@tanstack/react-query';
import type { Failure } from '#contract/media/endpoints.ts';
import { useFollow } from '#lib/realtime.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ListRow } from '#ui/List.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import styles from './media.module.css';
import { mediaOf } from './queries.ts';
import { useText } from './text.ts';
import { wordsOfBrokenFile } from './words.ts';

type Props = { readonly mediaId: string; readonly name: string };

/** All bytes are there: what the server makes of them, as it happens. */
export function ArrivedUpload({ mediaId, name }: Props) {
  const text = useText();
  useFollow(`media:${mediaId}`);
  const { data: media } = useQuery(mediaOf(mediaId));
  const state = media?.state ?? { kind: 'uploading' };
  return (
    <ListRow
      title={media?.title ?? name}
      detail={state.kind === 'ready' ? text(`ready.${media?.form ?? 'video'}`) : text('uploadSent')}
      actions={
        <ButtonLink href={`/media/${mediaId}`} size="small">
          {text('open')}
        </ButtonLink>
      }
    >
      {state.kind === 'processing' || state.kind === 'uploading' ? (
        <ProgressBar label={text('processingBar')} percent={state.kind === 'processing' ? state.percent : null} />
      ) : null}
      {state.kind === 'failed' ? (
        <p className={styles.refusal} role="alert">
          {whyAndNow(state.because)}
        </p>
      ) : null}
    </ListRow>
  );

  function whyAndNow(because: Failure): string {
    const { why, now } = wordsOfBrokenFile(because, media?.form ?? 'video');
    return `${why} ${now}`;
  }
}
