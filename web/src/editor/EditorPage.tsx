import { useQuery } from '@tanstack/react-query';
import { Scissors } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Skeleton, SkeletonList } from '#ui/Skeleton.tsx';
import { EditProgress, isUnderWay } from './EditProgress.tsx';
import styles from './editor.module.css';
import { editorOf, versionsOf } from './queries.ts';
import type { Sources } from './sources.ts';
import { ThumbnailPanel } from './ThumbnailPanel.tsx';
import { useText } from './text.ts';
import { useStartEdit } from './useEdits.ts';
import { VersionList } from './VersionList.tsx';
import { Workbench } from './Workbench.tsx';

type Props = {
  readonly media: MediaView;
  readonly mayCreate: boolean;
  readonly sources: Sources;
  readonly player: ReactNode;
};

export function EditorPage({ media, mayCreate, sources, player }: Props) {
  const text = useText();
  const title = text('pageTitle', { title: media.title });
  usePageTitle(title);
  const hasTimeline = media.form === 'video' || media.form === 'audio';
  return (
    <div className={styles.page}>
      <PageHeader title={title} back={{ href: `/media/${media.id}`, name: text('toMediaPage') }} />
      {hasTimeline && media.state.kind === 'ready' ? (
        <Editing media={media} mayCreate={mayCreate} sources={sources} player={player} />
      ) : (
        <EmptyState icon={Scissors} title={text(hasTimeline ? 'notReady' : 'notForThis')} />
      )}
    </div>
  );
}

function Editing({ media, mayCreate, sources, player }: Props) {
  const editor = useQuery(editorOf(media.id));
  const versions = useQuery(versionsOf(media.id));
  const start = useStartEdit(media.id, () => {});
  const isSound = media.form === 'audio';
  const edit = editor.data?.edit ?? null;
  const isBusy = edit !== null && isUnderWay(edit);
  const current = versions.data?.versions.find(({ isCurrent }) => isCurrent)?.number;
  return (
    <>
      <EditProgress mediaId={media.id} edit={edit} />
      <div className={styles.editing}>
        <div className={styles.stage}>{player}</div>
        <div className={styles.bench}>
          <Workbench
            // Another version has another timeline: what was drafted for the one before is over.
            key={current ?? 0}
            title={media.title}
            durationSeconds={media.durationSeconds ?? 0}
            isSound={isSound}
            sources={sources}
            mayCreate={mayCreate}
            state={isBusy ? 'busy' : start.isPending ? 'sending' : 'ready'}
            onSave={start.mutate}
          />
        </div>
        <div className={styles.thumbnail}>
          <Loaded query={editor} waiting={<Skeleton shape="thumbnail" />}>
            {({ thumbnail }) => (
              <ThumbnailPanel
                mediaId={media.id}
                thumbnail={thumbnail}
                posterUrl={sources.posterUrl}
                isSound={isSound}
              />
            )}
          </Loaded>
        </div>
        <div className={styles.versions}>
          <Loaded query={versions} waiting={<SkeletonList rows={1} />}>
            {(list) => <VersionList mediaId={media.id} list={list} isBusy={isBusy} />}
          </Loaded>
        </div>
      </div>
    </>
  );
}
