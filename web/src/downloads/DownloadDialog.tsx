import { useQuery } from '@tanstack/react-query';
import type { DownloadView } from '#contract/downloads/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { DownloadRow } from './DownloadRow.tsx';
import { downloadsOf } from './queries.ts';
import { useText } from './text.ts';

type Props = { readonly mediaId: string; readonly onClose: () => void };

/** What this person may keep of an entry. */
export function DownloadDialog({ mediaId, onClose }: Props) {
  const text = useText();
  const downloads = useQuery(downloadsOf(mediaId));
  return (
    <Dialog
      isOpen
      title={text('title')}
      help={text('help')}
      onClose={onClose}
      footer={<Button onPress={onClose}>{text('close')}</Button>}
    >
      <Loaded query={downloads} waiting={<SkeletonList rows={3} />}>
        {(loaded) => (loaded.downloads.length === 0 ? <p>{text('nothing')}</p> : rows(loaded.downloads))}
      </Loaded>
    </Dialog>
  );

  function rows(list: readonly DownloadView[]) {
    return (
      <List label={text('download')}>
        {list.map((download) => (
          <DownloadRow key={download.choice} mediaId={mediaId} download={download} />
        ))}
      </List>
    );
  }
}
