import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicationView } from '#contract/galleries/media.ts';
import { PUBLISH_STATUSES, type PublishStatus } from '#contract/media/endpoints.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ErrorBlock } from '#ui/ErrorBlock.tsx';
import { RadioGroup } from '#ui/RadioGroup.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { GalleryChoices } from './GalleryChoices.tsx';
import { publicationOf } from './queries.ts';
import { useText } from './text.ts';
import { usePublish } from './usePublish.ts';
import { sentenceOfPublishing } from './words.ts';

type Props = {
  readonly media: { readonly id: string; readonly title: string };
  readonly onClose: () => void;
};

/** Who can open an entry beside those it is shared with: nobody, whoever has its address, or whole galleries. */
export function PublishDialog({ media, onClose }: Props) {
  const publication = useQuery({ ...publicationOf(media.id), staleTime: 0 });
  const text = useText();
  if (publication.data === undefined) {
    return (
      <Dialog isOpen title={text('publishStatus')} onClose={onClose}>
        <Loaded query={publication} waiting={<SkeletonList rows={3} />}>
          {() => null}
        </Loaded>
      </Dialog>
    );
  }
  return <Publishing media={media} publication={publication.data} onClose={onClose} />;
}

function Publishing({ media, publication, onClose }: Props & { readonly publication: PublicationView }) {
  const text = useText();
  const [status, setStatus] = useState<PublishStatus>(publication.status);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    publication.places.filter(({ state }) => state !== 'rejected').map(({ galleryId }) => galleryId),
  );
  const [isTried, setIsTried] = useState(false);
  const save = usePublish(media.id, onClose);
  const isMissing = status === 'published' && chosen.length === 0;

  return (
    <Dialog
      isOpen
      title={text('publishStatus')}
      help={text('publishHelp', { title: media.title })}
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (isMissing || save.isPending) return;
        save.mutate(status === 'published' ? { status, galleryIds: [...chosen] } : { status });
      }}
      footer={
        <>
          <Button onPress={onClose}>{text('cancel')}</Button>
          <Button kind="primary" type="submit" state={save.isPending ? 'pending' : 'ready'}>
            {text('save')}
          </Button>
        </>
      }
    >
      {save.isError ? <ErrorBlock what={sentenceOfPublishing(save.error)} /> : null}
      <RadioGroup<PublishStatus>
        label={text('whoOpens')}
        options={PUBLISH_STATUSES.map((value) => ({ value, name: text(value), explanation: text(`${value}What`) }))}
        value={status}
        onChange={setStatus}
      />
      {status === 'published' ? (
        <GalleryChoices
          publication={publication}
          chosen={chosen}
          onChange={setChosen}
          error={isTried && isMissing ? text('chooseGallery') : null}
        />
      ) : null}
    </Dialog>
  );
}
