import { type ReactNode, useState } from 'react';
import type { InviteNotice } from '#contract/notices/endpoints.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { CopyField } from '#ui/CopyField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './notices.module.css';
import { useText } from './text.ts';
import { type Chosen, type MadeLink, useAnswer } from './useAnswer.ts';

type Opened =
  | { readonly kind: 'removal'; readonly notice: InviteNotice }
  | { readonly kind: 'link'; readonly made: MadeLink };

type Answering = {
  readonly choose: (chosen: Chosen) => void;
  readonly underWay: Chosen | null;
  /** What is asked before something is lost, and the link that was made; it outlives the row it came from. */
  readonly windows: ReactNode;
};

/** One press answers; only a removal is asked about first. `onWindow`: something opens over the page. */
export function useNoticeWindows(onWindow: () => void = () => {}): Answering {
  const text = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (what: Opened) => {
    onWindow();
    setOpened(what);
  };
  const answering = useAnswer((made) => open({ kind: 'link', made }));
  const close = () => setOpened(null);

  return {
    choose: (chosen) => {
      if (chosen.answer === 'remove') open({ kind: 'removal', notice: chosen.notice });
      else answering.mutate(chosen);
    },
    underWay: answering.isPending ? answering.variables : null,
    windows: (
      <>
        {opened?.kind === 'removal' ? (
          <ConfirmDialog
            isOpen
            title={text('removeTitle', { name: opened.notice.inviteeName })}
            lost={[text('removeLost', { name: opened.notice.inviteeName, media: opened.notice.mediaTitle })]}
            confirm={text('remove')}
            state={answering.isPending ? 'pending' : 'ready'}
            onConfirm={() => answering.mutate({ notice: opened.notice, answer: 'remove' }, { onSettled: close })}
            onCancel={close}
          />
        ) : null}
        {opened?.kind === 'link' ? (
          <Dialog
            isOpen
            title={text('linkFor', { name: opened.made.name })}
            onClose={close}
            footer={<Button onPress={close}>{text('close')}</Button>}
          >
            <CopyField label={text('link')} value={opened.made.link} selection="at-once" />
            <p className={styles.quiet}>{text('shownOnce')}</p>
          </Dialog>
        ) : null}
      </>
    ),
  };
}
