import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { EditView } from '#contract/editor/endpoints.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { TextLink } from '#ui/TextLink.tsx';
import styles from './editor.module.css';
import { useText } from './text.ts';
import { useCancelEdit } from './useEdits.ts';

type Props = { readonly mediaId: string; readonly edit: EditView | null };

/** How far the edit is, and how it ended when it was still going on a moment ago. */
export function EditProgress({ mediaId, edit }: Props) {
  const [seen, setSeen] = useState<string | null>(null);
  if (edit !== null && isUnderWay(edit) && seen !== edit.id) setSeen(edit.id);
  return (
    <div className={styles.progress} aria-live="polite">
      {edit === null || seen !== edit.id ? null : <Told mediaId={mediaId} edit={edit} />}
    </div>
  );
}

export function isUnderWay({ state }: EditView): boolean {
  return state === 'waiting' || state === 'working';
}

const making = { version: 'making', entry: 'makingEntry', entries: 'makingEntries' } as const;

function Told({ mediaId, edit }: { readonly mediaId: string; readonly edit: EditView }) {
  const text = useText();
  const cancel = useCancelEdit(mediaId);
  const { id, becomes, state, percent, mediaIds } = edit;
  switch (state) {
    case 'waiting':
    case 'working':
      return (
        <div className={styles.notice}>
          <ProgressBar label={text(making[becomes])} percent={state === 'waiting' ? null : percent} />
          <div className={styles.noticeLine}>
            <span className={styles.quiet}>{text('goesOn')}</span>
            <Button
              kind="quiet"
              size="small"
              state={cancel.isPending ? 'pending' : 'ready'}
              onPress={() => cancel.mutate(id)}
            >
              {text('cancelEdit')}
            </Button>
          </div>
        </div>
      );
    case 'done':
      return (
        <div className={styles.notice}>
          <p className={styles.done}>
            <Icon of={CircleCheck} />
            {text(becomes === 'version' ? 'doneVersion' : 'doneEntry')}
          </p>
          {mediaIds.length === 0 ? null : (
            <ul className={styles.noticeLine}>
              {mediaIds.map((made, at) => (
                <li key={made}>
                  <TextLink href={`/media/${made}`}>
                    {becomes === 'entry' ? text('openNew') : text('openPart', { number: at + 1 })}
                  </TextLink>
                </li>
              ))}
            </ul>
          )}
        </div>
      );
    case 'cancelled':
      return <p className={styles.notice}>{text('cancelled')}</p>;
    case 'stopped':
      return <ErrorBlock tone="warning" what={text('stopped')} now={text('stoppedNow')} />;
    case 'failed':
      return <ErrorBlock what={text('failed')} now={text('failedNow')} />;
  }
}
