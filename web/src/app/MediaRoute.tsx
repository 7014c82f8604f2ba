import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { PlayerProvider } from '#lib/player.tsx';
import { usePagesRead } from '../analytics/usePagesRead.ts';
import { AttachmentSection } from '../attachments/AttachmentSection.tsx';
import { GuestBar } from '../guests/GuestBar.tsx';
import { InviteeBar } from '../invites/InviteeBar.tsx';
import { HasLeft } from '../media/HasLeft.tsx';
import { MediaPage } from '../media/MediaPage.tsx';
import { useCountPlay } from '../media/useCountPlay.ts';
import { StartAt } from '../playback/StartAt.tsx';
import { MediaSections } from './MediaSections.tsx';
import { Stage } from './Stage.tsx';
import { useSession } from './session.ts';
import { Watched } from './Watched.tsx';

// Who only watches does not load what invites.
const InviteWindow = lazy(async () => ({ default: (await import('../invites/InviteWindow.tsx')).InviteWindow }));
const ManyWindow = lazy(async () => ({ default: (await import('../invites/ManyWindow.tsx')).ManyWindow }));
const InvitationsDialog = lazy(async () => ({
  default: (await import('../invites/InvitationsDialog.tsx')).InvitationsDialog,
}));
const PublishDialog = lazy(async () => ({ default: (await import('../galleries/PublishDialog.tsx')).PublishDialog }));
const GuestAccessDialog = lazy(async () => ({
  default: (await import('../guests/GuestAccessDialog.tsx')).GuestAccessDialog,
}));

const QuizTaker = lazy(async () => ({ default: (await import('../quiz/QuizTaker.tsx')).QuizTaker }));
const DownloadWindow = lazy(async () => ({
  default: (await import('../downloads/DownloadDialog.tsx')).DownloadDialog,
}));

const route = getRouteApi('/media/$mediaId');

/** Where the media page meets what other features put on it. */
export function MediaRoute() {
  const { mediaId } = route.useParams();
  // Another entry is another page: nothing that was open stays.
  return <MediaWithFeatures key={mediaId} mediaId={mediaId} />;
}

function MediaWithFeatures({ mediaId }: { readonly mediaId: string }) {
  const { person } = useSession();
  const [opened, setOpened] = useState<'invite' | 'many' | 'invitations' | 'guest-access' | 'download' | null>(null);
  const [publishing, setPublishing] = useState<MediaView | null>(null);
  const [hasLeft, setHasLeft] = useState(false);
  const navigate = route.useNavigate();
  const { t } = route.useSearch();
  const countPlay = useCountPlay(mediaId);
  const readPage = usePagesRead(mediaId);
  const close = () => setOpened(null);

  if (hasLeft) return <HasLeft />;
  return (
    <PlayerProvider>
      <StartAt seconds={t} />
      <Watched mediaId={mediaId} />
      <MediaPage
        mediaId={mediaId}
        isSignedIn={person !== null}
        player={(media) => <Stage media={media} onPlayed={countPlay} onPage={readPage} />}
        underPlayer={({ type }) =>
          type === 'quiz' ? (
            <Suspense>
              <QuizTaker mediaId={mediaId} strip="shown" />
            </Suspense>
          ) : null
        }
        sections={(media) => (
          <>
            <MediaSections media={media} />
            <AttachmentSection mediaId={mediaId} />
          </>
        )}
        onDownload={() => setOpened('download')}
        inviteeBar={(invitedAs) =>
          invitedAs.kind === 'guest' ? (
            <GuestBar invitedAs={invitedAs} onLeft={() => setHasLeft(true)} />
          ) : (
            <InviteeBar invitedAs={invitedAs} onLeft={() => setHasLeft(true)} />
          )
        }
        onPublish={setPublishing}
        onInvite={() => setOpened('invite')}
        onInvitations={() => setOpened('invitations')}
        onGuestAccess={() => setOpened('guest-access')}
        onDeleted={() => void navigate({ to: '/my-media' })}
      />
      <Suspense>
        {publishing === null ? null : <PublishDialog media={publishing} onClose={() => setPublishing(null)} />}
        {opened === 'invite' ? (
          <InviteWindow mediaId={mediaId} onMany={() => setOpened('many')} onClose={close} />
        ) : null}
        {opened === 'many' ? (
          <ManyWindow mediaId={mediaId} onInvitations={() => setOpened('invitations')} onClose={close} />
        ) : null}
        {opened === 'invitations' ? (
          <InvitationsDialog mediaId={mediaId} onInvite={() => setOpened('invite')} onClose={close} />
        ) : null}
        {opened === 'download' ? <DownloadWindow mediaId={mediaId} onClose={close} /> : null}
        {opened === 'guest-access' ? <GuestAccessDialog mediaId={mediaId} onClose={close} /> : null}
      </Suspense>
    </PlayerProvider>
  );
}
