import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { type GuestLinkView, MOST_GUEST_LINKS } from '#contract/guests/view.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { useFollow } from '#lib/realtime.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog, FooterStart } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { GuestLinkCard } from './GuestLinkCard.tsx';
import { GuestLinkChange, type PlannedChange } from './GuestLinkChange.tsx';
import { GuestLinkForm } from './GuestLinkForm.tsx';
import { GuestList } from './GuestList.tsx';
import styles from './guests.module.css';
import { guestLinksOf } from './queries.ts';
import { useText } from './text.ts';

type Props = { readonly mediaId: string; readonly onClose: () => void };

/** Up to three links for people who cannot be named, and who came by them (5.8). */
export function GuestAccessDialog({ mediaId, onClose }: Props) {
  const text = useText();
  useFollow(`invites:${mediaId}`);
  const links = useQuery(guestLinksOf(mediaId));
  const [written, setWritten] = useState<'new' | GuestLinkView | null>(null);
  const [shown, setShown] = useState<{ readonly id: string; readonly link: string } | null>(null);
  const [planned, setPlanned] = useState<PlannedChange | null>(null);

  if (written !== null) {
    return (
      <GuestLinkForm
        mediaId={mediaId}
        guestLink={written === 'new' ? null : written}
        onClose={onClose}
        onBack={() => setWritten(null)}
        onMade={({ guestLink, link }) => {
          setShown({ id: guestLink.id, link });
          setWritten(null);
        }}
      />
    );
  }
  const count = links.data?.guestLinks.length ?? 0;
  const mayMake = links.data?.guestAccess === true && count < MOST_GUEST_LINKS;
  const newLink = (kind: 'primary' | 'quiet') => (
    <Button kind={kind} icon={Plus} onPress={() => setWritten('new')}>
      {text('newLink')}
    </Button>
  );
  return (
    <Dialog
      isOpen
      title={text('manage')}
      help={text('help')}
      onClose={onClose}
      footer={
        <>
          {mayMake && count > 0 ? <FooterStart>{newLink('quiet')}</FooterStart> : null}
          <Button onPress={onClose}>{text('done')}</Button>
        </>
      }
    >
      <Loaded query={links} waiting={<SkeletonList rows={2} />}>
        {({ guestLinks, guestAccess }) => (
          <div className={styles.access}>
            {guestAccess ? null : <p className={styles.off}>{text('off')}</p>}
            {guestLinks.length === 0 ? (
              <EmptyState icon={UsersRound} title={text('none')} action={mayMake ? newLink('primary') : undefined}>
                {text('noneWords')}
              </EmptyState>
            ) : (
              <ul className={styles.links}>
                {guestLinks.map((guestLink) => (
                  <GuestLinkCard
                    key={guestLink.id}
                    mediaId={mediaId}
                    guestLink={guestLink}
                    isOn={guestAccess}
                    link={shown?.id === guestLink.id ? shown.link : null}
                    onShow={(link) => setShown({ id: guestLink.id, link })}
                    onEdit={() => setWritten(guestLink)}
                    onPlan={(kind) => setPlanned({ kind, guestLink })}
                  />
                ))}
              </ul>
            )}
            {guestLinks.length === MOST_GUEST_LINKS ? <p className={styles.quiet}>{text('mostLinks')}</p> : null}
            <GuestList mediaId={mediaId} isNew={guestLinks.length === 0} />
          </div>
        )}
      </Loaded>
      {planned === null ? null : (
        <GuestLinkChange mediaId={mediaId} planned={planned} onClose={() => setPlanned(null)} />
      )}
    </Dialog>
  );
}
