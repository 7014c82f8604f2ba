import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { MailView } from '#ui/MailView.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { Draft } from './draft.ts';
import { mailPreviewOf } from './queries.ts';
import { useText } from './text.ts';

type Props = { readonly mediaId: string; readonly draft: Draft; readonly onClose: () => void };

/** The mail with what is typed so far, as it would go out. */
export function MailPreviewDialog({ mediaId, draft, onClose }: Props) {
  const text = useText();
  const preview = useQuery(mailPreviewOf(mediaId, draft));
  return (
    <Dialog
      isOpen
      title={text('mailPreview')}
      help={text('mailPreviewWhat')}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('back')}</Button>}
    >
      <Loaded query={preview} waiting={<Skeleton shape="thumbnail" />}>
        {(mail) => <MailView {...mail} />}
      </Loaded>
    </Dialog>
  );
}
