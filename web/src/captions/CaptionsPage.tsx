import { type ReactNode, useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { usePageTitle } from '#lib/page-title.ts';
import { useFollow } from '#lib/realtime.ts';
import { useLeaving } from '#lib/useLeaving.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { CaptionsPanel } from './CaptionsPanel.tsx';
import { ChapterEditor } from './ChapterEditor.tsx';
import { CueEditor } from './CueEditor.tsx';
import { MachinePanel } from './MachinePanel.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import type { ChapterDraft } from './useSavedChapters.ts';

type Props = {
  readonly media: MediaView;
  readonly player: ReactNode;
  /** The captions that are edited; null: the list. */
  readonly editing: string | null;
  readonly onEdit: (captionsId: string | null) => void;
};

/** Everything that is said in an entry, worked on beside the player. */
export function CaptionsPage({ media, player, editing, onEdit }: Props) {
  const text = useText();
  const [tab, setTab] = useState('captions');
  const [chapterDraft, setChapterDraft] = useState<ChapterDraft | null>(null);
  const { question } = useLeaving(
    chapterDraft !== null,
    { title: text('leaveTitle'), confirm: text('leave'), note: text('leaveNote'), until: 'page' },
    () => setChapterDraft(null),
  );
  usePageTitle(text('pageTitle', { title: media.title }));
  useFollow(`media:${media.id}`);
  return (
    <div className={styles.page}>
      <PageHeader
        title={text('pageTitle', { title: media.title })}
        back={{ href: `/media/${media.id}`, name: text('toMedia') }}
      />
      <div className={styles.desk}>
        <div className={styles.player}>{player}</div>
        <div className={styles.work}>
          {editing === null ? (
            <Tabs
              label={text('tabs')}
              tabs={[
                { value: 'captions', name: text('captions'), content: <CaptionsPanel media={media} onEdit={onEdit} /> },
                {
                  value: 'chapters',
                  name: text('chapters'),
                  content: <ChapterEditor media={media} draft={chapterDraft} onDraft={setChapterDraft} />,
                },
                { value: 'machine', name: text('machine'), content: <MachinePanel media={media} onEdit={onEdit} /> },
              ]}
              selected={tab}
              onSelect={setTab}
            />
          ) : (
            <CueEditor key={editing} media={media} captionsId={editing} onClose={() => onEdit(null)} />
          )}
        </div>
      </div>
      {question}
    </div>
  );
}
