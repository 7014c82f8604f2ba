import { useState } from 'react';
import { type CaptionsView, changeCaptions } from '#contract/captions/endpoints.ts';
import { call } from '#lib/api.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { LanguageAndLabel, type Named } from './LanguageAndLabel.tsx';
import styles from './studio.module.css';
import { useText } from './studio-text.ts';
import { useCaptionChange } from './useCaptionChange.ts';

type Props = { readonly mediaId: string; readonly captions: CaptionsView; readonly onClose: () => void };

export function CaptionDetails({ mediaId, captions: { id: captionsId, language, label }, onClose }: Props) {
  const text = useText();
  const [named, setNamed] = useState<Named>({ language, label });
  const [wasSent, setWasSent] = useState(false);
  const saving = useCaptionChange({
    endpoint: changeCaptions,
    mediaId,
    change: (body: Named) => call(changeCaptions, { params: { mediaId, captionsId }, body }),
    done: () => text('saved'),
  });
  return (
    <Dialog
      isOpen
      title={text('details')}
      onClose={onClose}
      onSubmit={() => {
        setWasSent(true);
        if (named.label.trim() !== '') saving.mutate(named, { onSuccess: onClose });
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit" state={saving.isPending ? 'pending' : 'ready'}>
            {text('save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <LanguageAndLabel value={named} onChange={setNamed} wasSent={wasSent} />
      </div>
    </Dialog>
  );
}
