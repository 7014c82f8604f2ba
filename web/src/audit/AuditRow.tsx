import { useState } from 'react';
import type { AuditRowView } from '#contract/audit/endpoints.ts';
import { formatMoment, formatRelative } from '#lib/time.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { ListRow } from '#ui/List.tsx';
import styles from './audit.module.css';
import { useText } from './text.ts';

export function AuditRow({ row }: { readonly row: AuditRowView }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const happenedAt = new Date(row.happenedAt);
  return (
    <ListRow
      title={<code className={styles.action}>{row.action}</code>}
      detail={
        <>
          <bdi>{nameOf(row, text)}</bdi>
          {row.mediaTitle === null ? null : (
            <>
              {' '}
              <bdi>{text('on', { title: row.mediaTitle })}</bdi>
            </>
          )}{' '}
          · <time dateTime={row.happenedAt}>{formatRelative(happenedAt)}</time>
        </>
      }
    >
      <Disclosure label={text('details')} isOpen={isOpen} onToggle={setIsOpen}>
        <dl className={styles.facts}>
          <Fact name="when" value={formatMoment(happenedAt)} />
          <Fact name="actor" value={row.actor} />
          {row.subjectId === null ? null : <Fact name="subject" value={row.subjectId} />}
          {row.mediaId === null ? null : <Fact name="media" value={row.mediaId} />}
          {Object.entries(row.facts).map(([name, value]) => (
            <Fact key={name} name={name} value={typeof value === 'string' ? value : JSON.stringify(value)} />
          ))}
          {Object.entries(row.personal ?? {}).map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        {row.isErased ? <p className={styles.note}>{text('erased')}</p> : null}
      </Disclosure>
    </ListRow>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function nameOf({ actor, actorName }: AuditRowView, text: ReturnType<typeof useText>): string {
  if (actorName !== null) return actorName;
  switch (actor.split(':')[0]) {
    case 'person':
      return text('byPerson');
    case 'invitee':
      return text('byInvitee');
    case 'device':
      return text('byDevice');
    case 'key':
      return text('byKey');
    default:
      return text('bySystem');
  }
}
