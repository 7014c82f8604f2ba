import { useQuery } from '@tanstack/react-query';
import { Funnel } from './Funnel.tsx';
import styles from './list.module.css';
import { NO_FILTER } from './list-filter.ts';
import { useText } from './list-text.ts';
import { inviteCountsOf } from './queries.ts';

/** How far the invitations of an entry came, on a page about something else; nothing while there are none. */
export function FunnelSection({ mediaId }: { readonly mediaId: string }) {
  const text = useText();
  const { data: counts } = useQuery(inviteCountsOf(mediaId, NO_FILTER));
  if (counts === undefined || counts.funnel.made === 0) return null;
  return (
    <section className={styles.funnelSection}>
      <h2 className={styles.funnelTitle}>{text('howFar', { count: counts.funnel.made })}</h2>
      <Funnel funnel={counts.funnel} />
    </section>
  );
}
