import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '#lib/Loaded.tsx';
import { useFollow } from '#lib/realtime.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { List } from '#ui/List.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { InvitationChange, type PlannedChange } from './InvitationChange.tsx';
import { InvitationRow } from './InvitationRow.tsx';
import styles from './invites.module.css';
import { inviteOptionsOf, invitesOf } from './queries.ts';
import { useText } from './text.ts';

const NOTHING_KNOWN = { canMail: false, deviceBinding: false };

type Props = { readonly mediaId: string; readonly onInvite: () => void; readonly onClose: () => void };

/** Who was invited and what became of it, as it happens. */
export function InvitationsDialog({ mediaId, onInvite, onClose }: Props) {
  const text = useText();
  useFollow(`invites:${mediaId}`);
  const invites = useInfiniteQuery(invitesOf(mediaId));
  const { data: options } = useQuery(inviteOptionsOf(mediaId));
  const [planned, setPlanned] = useState<PlannedChange | null>(null);

  return (
    <Dialog
      isOpen
      title={text('invitations')}
      help={text('invitationsHelp')}
      onClose={onClose}
      footer={
        <>
          <Button icon={UserPlus} onPress={onInvite}>
            {text('invite')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {text('done')}
          </Button>
        </>
      }
    >
      <Loaded query={invites} waiting={<SkeletonList rows={3} />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.invites);
          if (rows.length === 0) {
            return (
              <EmptyState icon={UserPlus} title={text('nobody')}>
                {text('nobodyWords')}
              </EmptyState>
            );
          }
          return (
            <>
              <List label={text('invitations')}>
                {rows.map((invite) => (
                  <InvitationRow
                    key={invite.id}
                    invite={invite}
                    offers={options ?? NOTHING_KNOWN}
                    onPlan={(kind) => setPlanned({ kind, invite })}
                  />
                ))}
              </List>
              {invites.hasNextPage ? (
                <div className={styles.more}>
                  <Button
                    state={invites.isFetchingNextPage ? 'pending' : 'ready'}
                    onPress={() => void invites.fetchNextPage()}
                  >
                    {text('showMore')}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Loaded>
      {planned === null ? null : (
        <InvitationChange mediaId={mediaId} planned={planned} onClose={() => setPlanned(null)} />
      )}
    </Dialog>
  );
}
