import { lazy, Suspense } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { ChapterMarks } from '../captions/ChapterMarks.tsx';
import { PlayerCaptions } from '../captions/PlayerCaptions.tsx';
import { Picture } from '../playback/Picture.tsx';
import { Player } from '../playback/Player.tsx';

const DocumentViewer = lazy(() => import('../documents/DocumentViewer.tsx'));

type Props = {
  readonly media: MediaView;
  /** It was really played or looked at: called once. */
  readonly onPlayed: () => void;
  /** A page of a document lies open. */
  readonly onPage?: (page: number) => void;
};

/** What shows an entry, by what its bytes are. */
export function Stage({ media, onPlayed, onPage = () => {} }: Props) {
  switch (media.form) {
    case 'video':
    case 'audio':
      return (
        <>
          <Player mediaId={media.id} title={media.title} form={media.form} onPlayed={onPlayed} />
          <PlayerCaptions mediaId={media.id} />
          <ChapterMarks mediaId={media.id} />
        </>
      );
    case 'document':
      return (
        <Suspense>
          <DocumentViewer
            mediaId={media.id}
            title={media.title}
            startPage={startPage()}
            onPage={onPage}
            onRead={onPlayed}
          />
        </Suspense>
      );
    case 'image':
      return (
        <Picture mediaId={media.id} title={media.title} alternativeText={media.alternativeText} onSeen={onPlayed} />
      );
  }
}

/** `?page=4`: what was found stands there. */
function startPage(): number {
  return Number(new URLSearchParams(window.location.search).get('page') ?? 1);
}
