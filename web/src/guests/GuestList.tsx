import { useInfiniteQuery } from '@tanstack/react-query';
import { UserX } from 'lucide-react';
import { useId, useState } from 'react';
import { removeGuest } from '#contract/guests/endpoints.ts';
import type { GuestView } from '#contract/guests/view.ts';
import { call } from '#lib/api.ts';
import { Loaded } from '#lib/Loaded.tsx';
import { formatRelative } from '#lib/time.ts';
import { Avatar } from '#ui/Avatar.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { List, ListRow } from '#ui/List.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { SkeletonList } from '#ui/Skeleton.tsx';
import { GuestChips } from './GuestChips.tsx';
import styles from './guests.module.css';
import { guestsOf } from './queries.ts';
import { useText } from './text.ts';
import { useGuestChange } from './useGuestChange.ts';

type Props = {
  readonly mediaId: string;
  /** There is no link yet: only who came by an earlier one is worth a list. */
  readonly isNew: boolean;
};

/** Who came by a guest link, latest first. */
export function GuestList({ mediaId, isNew }: Props) {
  const text = useText();
  const titleId = useId();
  const guests = useInfiniteQuery(guestsOf(mediaId));
  const [leaving, setLeaving] = useState<GuestView | null>(null);
  return (
    <Loaded query={guests} waiting={<SkeletonList rows={2} />}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.guests);
        if (isNew && rows.length === 0) return null;
        return (
          <section className={styles.guests} aria-labelledby={titleId}>
            <h3 id={titleId} className={styles.name}>
              {text('guests')}
            </h3>
            {rows.length === 0 ? <p className={styles.quiet}>{text('nobody')}</p> : null}
            {rows.length === 0 ? null : (
              <List label={text('guests')}>
                {rows.map((guest) => (
                  <GuestRow key={guest.id} guest={guest} onRemove={() => setLeaving(guest)} />
                ))}
              </List>
            )}
            {guests.hasNextPage ? (
              <Button
                state={guests.isFetchingNextPage ? 'pending' : 'ready'}
                onPress={() => void guests.fetchNextPage()}
              >
                {text('showMore')}
              </Button>
            ) : null}
            {leaving === null ? null : (
              <RemoveGuest mediaId={mediaId} guest={leaving} onClose={() => setLeaving(null)} />
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

function GuestRow({ guest, onRemove }: { readonly guest: GuestView; readonly onRemove: () => void }) {
  const text = useText();
  const { name, email, state, device, linkName, enteredAt } = guest;
  return (
    <ListRow
      picture={<Avatar name={name} />}
      title={<bdi>{name}</bdi>}
      detail={
        <>
          <bdi>{email}</bdi>
          <br />
          {text('guestEntered', { device, link: linkName, when: formatRelative(new Date(enteredAt)) })}
        </>
      }
      marks={<GuestChips guest={guest} />}
      actions={
        state === 'here' || state === 'access-ended' ? (
          <Menu label={text('actionsFor', { name })}>
            <MenuItem icon={UserX} tone="danger" onChoose={onRemove}>
              {text('remove')}
            </MenuItem>
          </Menu>
        ) : null
      }
    />
  );
}

type Removing = { readonly mediaId: string; readonly guest: GuestView; readonly onClose: () => void };

function RemoveGuest({ mediaId, guest: { id, name }, onClose }: Removing) {
  const text = useText();
  const removal = useGuestChange({
    mediaId,
    change: () => call(removeGuest, { params: { mediaId, guestId: id } }),
    done: text('removed', { name }),
    onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      title={text('removeTitle', { name })}
      lost={[text('removeLost', { name })]}
      confirm={text('remove')}
      state={removal.isPending ? 'pending' : 'ready'}
      onConfirm={() => removal.mutate()}
      onCancel={onClose}
    >
      {text('removeWords')}
    </ConfirmDialog>
  );
}
