import { Button } from '#ui/Button.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { useText } from './studio-text.ts';

type Props = {
  /** What each choice means. */
  readonly words: string;
  readonly isSaving: boolean;
  readonly takeTheirs: () => Promise<void>;
  readonly keepMine: () => void;
  readonly decideLater: () => void;
};

/** Two changed the same: neither loses what they wrote without choosing so. */
export function SavedMeanwhile({ words, isSaving, takeTheirs, keepMine, decideLater }: Props) {
  const text = useText();
  return (
    <Dialog
      isOpen
      title={text('meanwhileTitle')}
      onClose={decideLater}
      footer={
        <>
          <FooterStart>
            <Button kind="quiet" onPress={decideLater}>
              {text('cancel')}
            </Button>
          </FooterStart>
          <Button state={isSaving ? 'pending' : 'ready'} onPress={keepMine}>
            {text('keepMine')}
          </Button>
          <Button kind="primary" onPress={() => void takeTheirs()}>
            {text('takeTheirs')}
          </Button>
        </>
      }
    >
      <p>{words}</p>
    </Dialog>
  );
}
