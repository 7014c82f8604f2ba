import { useQuery } from '@tanstack/react-query';
import { CircleSlash, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GalleryView } from '#contract/galleries/endpoints.ts';
import { isClosedToReader } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { usePageTitle } from '#lib/page-title.ts';
import { useFollow } from '#lib/realtime.ts';
import { ButtonLink } from '#ui/ButtonLink.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { type TabOf, Tabs } from '#ui/Tabs.tsx';
import { GalleryMarks } from './GalleryMarks.tsx';
import { GalleryMedia } from './GalleryMedia.tsx';
import { GalleryPeople } from './GalleryPeople.tsx';
import { GallerySettings } from './GallerySettings.tsx';
import styles from './galleries.module.css';
import { galleryOf } from './queries.ts';
import { useText } from './text.ts';
import { WaitingList } from './WaitingList.tsx';

type GalleryTab = 'media' | 'waiting' | 'people' | 'analytics' | 'settings';

type Props = {
  readonly galleryId: string;
  readonly tab: GalleryTab;
  readonly onTab: (tab: GalleryTab) => void;
  /** What is watched in it, for who manages it. */
  readonly analytics: ReactNode;
  readonly onClosed: () => void;
};

/** One gallery: its media for everybody in it, and what those who care for it need. */
export function GalleryPage({ galleryId, ...props }: Props) {
  const gallery = useQuery(galleryOf(galleryId));
  const isShut = gallery.isError && isClosedToReader(gallery.error);
  useFollow(gallery.data === undefined || isShut ? null : `gallery:${galleryId}`);
  // What was open a moment ago may be closed now, although the last answer is still at hand.
  if (isShut) return <NotInGallery was={gallery.data === undefined ? 'never' : 'open'} />;
  return (
    <Loaded query={gallery} waiting={<SkeletonList rows={5} picture="thumbnail" />}>
      {(loaded) => <Gallery gallery={loaded} {...props} />}
    </Loaded>
  );
}

type GalleryProps = Omit<Props, 'galleryId'> & { readonly gallery: GalleryView };

function Gallery({ gallery, tab, onTab, analytics, onClosed }: GalleryProps) {
  const text = useText();
  const { name, description, abilities, moderated, waitingCount } = gallery;
  usePageTitle(name);
  const hasQueue = abilities.includes('gallery.moderate') && (moderated || (waitingCount ?? 0) > 0);
  const mayManage = abilities.includes('gallery.manage');
  const tabs: readonly TabOf<GalleryTab>[] = [
    { value: 'media', name: text('tab.media'), content: <GalleryMedia gallery={gallery} /> },
    ...(hasQueue
      ? [
          {
            value: 'waiting' as const,
            name: text('tab.waiting'),
            count: waitingCount ?? 0,
            content: <WaitingList galleryId={gallery.id} />,
          },
        ]
      : []),
    ...(mayManage
      ? [
          { value: 'people' as const, name: text('tab.people'), content: <GalleryPeople galleryId={gallery.id} /> },
          { value: 'analytics' as const, name: text('tab.analytics'), content: analytics },
          {
            value: 'settings' as const,
            name: text('tab.settings'),
            content: <GallerySettings gallery={gallery} onClosed={onClosed} />,
          },
        ]
      : []),
  ];
  const selected = tabs.some(({ value }) => value === tab) ? tab : 'media';

  return (
    <div className={styles.page}>
      <PageHeader
        title={name}
        marks={<GalleryMarks gallery={gallery} />}
        detail={text('mediaCount', { count: gallery.mediaCount })}
        back={{ href: '/galleries', name: text('galleries') }}
      />
      {description === '' ? null : <p className={styles.description}>{description}</p>}
      {tabs.length === 1 ? (
        <GalleryMedia gallery={gallery} />
      ) : (
        <Tabs label={text('tabs')} tabs={tabs} selected={selected} onSelect={onTab} />
      )}
    </div>
  );
}

function NotInGallery({ was }: { readonly was: 'never' | 'open' }) {
  const text = useText();
  const title = text(was === 'open' ? 'closedNow' : 'unknown');
  usePageTitle(title);
  return (
    <div className={styles.shut}>
      <h1 className={styles.shutTitle}>{title}</h1>
      <ErrorBlock
        tone="warning"
        icon={was === 'open' ? CircleSlash : Lock}
        what={text('unknownWhy')}
        now={text('unknownNow')}
        action={<ButtonLink href="/galleries">{text('toGalleries')}</ButtonLink>}
      />
    </div>
  );
}
