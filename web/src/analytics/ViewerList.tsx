import { useInfiniteQuery } from '@tanstack/react-query';
import type { ViewerView } from '#contract/analytics/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { formatRelative } from '#lib/time.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { HeatStrip } from '#ui/HeatStrip.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import styles from './analytics.module.css';
import { formatNumber, formatShare } from './format.ts';
import { type PeriodName, viewersOf } from './queries.ts';
import { useText } from './text.ts';

type Props = { readonly mediaId: string; readonly period: PeriodName };

/** Each viewer with a strip of what they saw. */
export function ViewerList({ mediaId, period }: Props) {
  const text = useText();
  const viewers = useInfiniteQuery(viewersOf(mediaId, period));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{text('people')}</h2>
      <Loaded query={viewers} waiting={<SkeletonList rows={3} />}>
        {({ pages }) => (
          <List label={text('people')}>
            {pages
              .flatMap((page) => page.viewers)
              .map((viewer) => (
                <ViewerRow key={viewer.viewerId} viewer={viewer} />
              ))}
          </List>
        )}
      </Loaded>
      {viewers.hasNextPage ? (
        <Button state={viewers.isFetchingNextPage ? 'pending' : 'ready'} onPress={() => void viewers.fetchNextPage()}>
          {text('more')}
        </Button>
      ) : null}
    </section>
  );
}

function ViewerRow({ viewer }: { readonly viewer: ViewerView }) {
  const text = useText();
  const { kind, completion, heat } = viewer;
  const name = viewer.name ?? text('forgotten');
  const facts = [
    ...(completion === null ? [] : [text('seen', { share: formatShare(completion) })]),
    text('minutesOf', { minutes: formatNumber(viewer.minutes) }),
    text('views', { count: viewer.views }),
    text('lastSeen', { when: formatRelative(new Date(viewer.lastAt)) }),
  ];
  return (
    <ListRow
      picture={<Avatar name={name} />}
      title={name}
      detail={facts.join(' · ')}
      marks={kind === 'person' ? null : <Chip>{text(`kind.${kind}`)}</Chip>}
    >
      {completion === null ? null : (
        <div dir="ltr">
          <HeatStrip
            amounts={heat}
            most={Math.max(...heat)}
            label={text('heatOf', { name, share: formatShare(completion) })}
          />
        </div>
      )}
    </ListRow>
  );
}
