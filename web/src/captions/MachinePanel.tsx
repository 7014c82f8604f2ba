import { useQuery } from '@tanstack/react-query';
import { AudioLines, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { cancelTranscription, createTranscription, type TranscriptionView } from '#contract/captions/endpoints.ts';
import type { MediaView } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { formatMoment } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Select } from '#ui/Select.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { languageOptions } from './languages.ts';
import { transcriptionsOf } from './queries.ts';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import { useCaptionChange } from './useCaptionChange.ts';

type Props = { readonly media: MediaView; readonly onEdit: (captionsId: string) => void };

const FIND_OUT = 'auto';

/** Captions by the service that the portal is connected with, if it is with any. */
export function MachinePanel({ media: { id: mediaId }, onEdit }: Props) {
  const text = useText();
  const transcriptions = useQuery(transcriptionsOf(mediaId));
  const [language, setLanguage] = useState(FIND_OUT);
  const ordering = useCaptionChange({
    endpoint: createTranscription,
    mediaId,
    change: () =>
      call(createTranscription, { params: { mediaId }, body: { language: language === FIND_OUT ? null : language } }),
    done: () => text('ordered'),
  });
  return (
    <div className={styles.panel}>
      <Loaded query={transcriptions} waiting={<SkeletonList rows={1} />}>
        {({ hasEngine, transcriptions: listed }) => {
          const underWay = listed.find(({ state }) => state === 'waiting' || state === 'running');
          if (!hasEngine) {
            return (
              <EmptyState icon={Sparkles} title={text('noEngine')}>
                {text('noEngineWords')}
              </EmptyState>
            );
          }
          return (
            <>
              <p className={styles.hint}>{text('machineWords')}</p>
              {underWay === undefined ? (
                <div className={styles.order}>
                  <Select
                    label={text('spoken')}
                    options={[{ value: FIND_OUT, name: text('findOut') }, ...languageOptions()]}
                    value={language}
                    onChange={setLanguage}
                  />
                  <Button
                    kind="primary"
                    icon={AudioLines}
                    state={ordering.isPending ? 'pending' : 'ready'}
                    onPress={() => ordering.mutate()}
                  >
                    {text('order')}
                  </Button>
                </div>
              ) : (
                <UnderWay mediaId={mediaId} transcription={underWay} />
              )}
              <Past transcriptions={listed.filter(({ id }) => id !== underWay?.id)} onEdit={onEdit} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

type UnderWayProps = { readonly mediaId: string; readonly transcription: TranscriptionView };

function UnderWay({ mediaId, transcription: { id: transcriptionId, state, percent } }: UnderWayProps) {
  const text = useText();
  const stopping = useCaptionChange({
    endpoint: cancelTranscription,
    mediaId,
    change: () => call(cancelTranscription, { params: { mediaId, transcriptionId } }),
    done: () => text('stopped'),
  });
  return (
    <div className={styles.underWay}>
      <ProgressBar
        label={text('working')}
        percent={state === 'waiting' ? null : percent}
        {...(state === 'waiting' ? { note: text('waiting') } : {})}
      />
      <Button size="small" state={stopping.isPending ? 'pending' : 'ready'} onPress={() => stopping.mutate()}>
        {text('stop')}
      </Button>
    </div>
  );
}

type PastProps = {
  readonly transcriptions: readonly TranscriptionView[];
  readonly onEdit: (captionsId: string) => void;
};

function Past({ transcriptions, onEdit }: PastProps) {
  const text = useText();
  if (transcriptions.length === 0) return null;
  return (
    <List label={text('past')}>
      {transcriptions.map(({ id, state, failure, captionsId, createdAt }) => (
        <ListRow
          key={id}
          title={state === 'waiting' || state === 'running' ? text('working') : text(`state.${state}`)}
          detail={[
            formatMoment(new Date(createdAt), 'day-and-time'),
            ...(failure === null ? [] : [text(`failure.${failure}`)]),
          ].join(' · ')}
          actions={
            captionsId === null ? null : (
              <Button size="small" onPress={() => onEdit(captionsId)}>
                {text('openDraft')}
              </Button>
            )
          }
        />
      ))}
    </List>
  );
}
