import type { MediaChange } from '#contract/media/listing.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { useText } from './list-text.ts';
import styles from './media.module.css';
import type { ManyOutcome } from './useChangeMany.ts';

const NAMED_AT_MOST = 20;

type Props = {
  readonly action: MediaChange['action'];
  readonly outcome: ManyOutcome;
  readonly titles: ReadonlyMap<string, string>;
  readonly onClose: () => void;
};

/** Says of each that was not changed why not; the others were. */
export function ManyRefused({ action, outcome: { done, refused }, titles, onClose }: Props) {
  const text = useText();
  const named = refused.filter(({ mediaId }) => titles.has(mediaId)).slice(0, NAMED_AT_MOST);
  const others = refused.filter((each) => !named.includes(each));
  const reasons = [...new Set(others.map(({ problem }) => problem))];
  return (
    <Dialog
      isOpen
      title={text('notAll')}
      onClose={onClose}
      footer={
        <Button kind="primary" autoFocus onPress={onClose}>
          {text('done')}
        </Button>
      }
    >
      {done.length === 0 ? null : <p>{text(`did.${action}`, { count: done.length })}</p>}
      <p>{text('notDone', { count: refused.length })}</p>
      <ul className={styles.refusedList}>
        {named.map(({ mediaId, problem }) => (
          <li key={mediaId}>
            {text('because', { title: titles.get(mediaId) ?? '', reason: text(`because.${problem}`) })}
          </li>
        ))}
        {reasons.map((problem) => (
          <li key={problem}>
            {text('becauseMore', {
              count: others.filter((each) => each.problem === problem).length,
              reason: text(`because.${problem}`),
            })}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
