import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';

type Words = {
  readonly title: string;
  readonly confirm: string;
  readonly note: string;
  /** `page` where what was written outlives a change of the address on the same page. */
  readonly until?: 'address' | 'page';
};

type Leaving = {
  /** Goes at once when nothing is lost, and asks before when something is. */
  readonly leave: () => void;
  /** The question, to be drawn somewhere on the page. */
  readonly question: ReactNode;
};

/** Nobody loses what they wrote by a link, by Back, by closing the tab, or by the page's own way out. */
export function useLeaving(isChanged: boolean, words: Words, onLeave: () => void): Leaving {
  const [isAsking, setIsAsking] = useState(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && (words.until !== 'page' || current.pathname !== next.pathname),
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  const question = (
    <ConfirmDialog
      isOpen={isAsking || blocker.status === 'blocked'}
      title={words.title}
      confirm={words.confirm}
      onConfirm={() => {
        if (blocker.status === 'blocked') blocker.proceed();
        else onLeave();
      }}
      onCancel={() => {
        setIsAsking(false);
        blocker.reset?.();
      }}
    >
      {words.note}
    </ConfirmDialog>
  );
  return {
    question,
    leave: () => {
      if (isChanged) setIsAsking(true);
      else onLeave();
    },
  };
}
