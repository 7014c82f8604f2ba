import { Undo2 } from 'lucide-react';
import { KEPT_DAYS, type listVersions, MOST_KEPT_VERSIONS, type VersionView } from '#contract/editor/endpoints.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { formatDuration, formatMoment, formatRelative } from '#lib/time.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { List, ListRow } from '#ui/List.tsx';
import styles from './editor.module.css';
import { useText } from './text.ts';
import { useRestoreVersion } from './useEdits.ts';
import { formatBytes, whatVersionIs } from './words.ts';

type Props = {
  readonly mediaId: string;
  readonly list: AnswerOf<typeof listVersions>;
  readonly isBusy: boolean;
};

/** What plays now, and what can be brought back. */
export function VersionList({ mediaId, list, isBusy }: Props) {
  const text = useText();
  const restore = useRestoreVersion(mediaId);
  const { versions, bytes } = list;
  return (
    <section className={styles.panel} aria-labelledby="editor-versions">
      <h2 id="editor-versions" className={styles.panelTitle}>
        {text('versions')}
      </h2>
      <List label={text('versions')}>
        {versions.map((version) => (
          <ListRow
            key={version.number}
            title={whatVersionIs(version)}
            detail={detailOf(version)}
            marks={version.isCurrent ? <Chip tone="success">{text('current')}</Chip> : null}
            actions={
              version.isCurrent ? null : (
                <Button
                  size="small"
                  icon={Undo2}
                  state={isBusy ? 'disabled' : stateOf(version)}
                  aria-label={text('bringBackNumber', { number: version.number })}
                  onPress={() => restore.mutate(version.number)}
                >
                  {text('bringBack')}
                </Button>
              )
            }
          />
        ))}
      </List>
      <p className={styles.quiet}>
        {text('disk', { count: versions.length, bytes: formatBytes(bytes) })}{' '}
        {text('diskRule', { days: KEPT_DAYS, most: MOST_KEPT_VERSIONS })}
      </p>
    </section>
  );

  function stateOf({ number }: VersionView): 'ready' | 'pending' {
    return restore.isPending && restore.variables === number ? 'pending' : 'ready';
  }

  function detailOf({ number, byName, madeAt, durationSeconds, bytes: size, keptUntil }: VersionView): string {
    return [
      text('versionNumber', { number }),
      byName,
      formatRelative(new Date(madeAt)),
      durationSeconds === null ? null : formatDuration(durationSeconds),
      formatBytes(size),
      keptUntil === null ? null : text('keptUntil', { day: formatMoment(new Date(keptUntil), 'day') }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  }
}
