import { useQuery } from '@tanstack/react-query';
import type { MediaView } from '#contract/media/endpoints.ts';
import { isClosedToReader } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { useFollow } from '#lib/realtime.ts';
import { PageHeader } from '#ui/PageHeader.tsx';
import { type TabOf, Tabs } from '#ui/Tabs.tsx';
import { MediaPageSkeleton } from './MediaPageSkeleton.tsx';
import styles from './media.module.css';
import { NoAccess } from './NoAccess.tsx';
import { mediaOf } from './queries.ts';
import { useText } from './text.ts';

type Props = {
  readonly mediaId: string;
  readonly tab: string | null;
  readonly onTab: (tab: string) => void;
  /** What this person may change; each feature brings its own. */
  readonly tabsOf: (media: MediaView) => readonly TabOf<string>[];
};

/** All that can be changed about one entry. */
export function EditPage({ mediaId, ...props }: Props) {
  const media = useQuery(mediaOf(mediaId));
  useFollow(media.data === undefined ? null : `media:${mediaId}`);
  if (media.isError && isClosedToReader(media.error)) {
    return <NoAccess was={media.data === undefined ? 'never' : 'open'} isSignedIn />;
  }
  return (
    <Loaded query={media} waiting={<MediaPageSkeleton />}>
      {(loaded) => <Editing media={loaded} {...props} />}
    </Loaded>
  );
}

type EditingProps = Omit<Props, 'mediaId'> & { readonly media: MediaView };

function Editing({ media, tab, onTab, tabsOf }: EditingProps) {
  const text = useText();
  usePageTitle(text('editTitle', { title: media.title }));
  const tabs = tabsOf(media);
  const [first] = tabs;
  if (first === undefined) return <NoAccess was="never" isSignedIn />;
  const selected = tabs.some(({ value }) => value === tab) && tab !== null ? tab : first.value;
  return (
    <div className={styles.page}>
      <PageHeader
        title={text('editTitle', { title: media.title })}
        back={{ href: `/media/${media.id}`, name: text('toMediaPage') }}
      />
      <Tabs label={text('editTabs')} tabs={tabs} selected={selected} onSelect={onTab} />
    </div>
  );
}
