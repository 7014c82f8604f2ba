import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, DoorOpen, List, Pencil, Trash2, UserPlus } from 'lucide-react';
import { type MediaView, PUBLISH_STATUSES, setPublishStatus } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { mediaKeys, mediaOf } from './queries.ts';
import { t, useText } from './text.ts';
import { entryProblems, nameOfStatus } from './words.ts';

/** What the menu can open. */
export type MediaDialog = 'availability' | 'deletion';

const NOT_IN_MENU: readonly string[] = ['media.open', 'media.download', 'media.transfer'];

type Props = {
  readonly media: MediaView;
  readonly onInvite: () => void;
  readonly onInvitations: () => void;
  readonly onGuestAccess: () => void;
  readonly onOpen: (dialog: MediaDialog) => void;
};

/** Everything this person may do with the entry, and nothing else. */
export function MediaMenu({ media, onInvite, onInvitations, onGuestAccess, onOpen }: Props) {
  const text = useText();
  const status = usePublishStatus(media);
  const { title, abilities } = media;
  const may = (ability: MediaView['abilities'][number]) => abilities.includes(ability);
  const mayAnything = abilities.some((ability) => !NOT_IN_MENU.includes(ability));
  if (!mayAnything) return null;

  return (
    <Menu label={text('actions', { title })}>
      {may('media.publish') ? (
        <MenuChoice
          label={text('status')}
          options={PUBLISH_STATUSES.map((value) => ({
            value,
            name: text(value),
            explanation: text(`${value}What`),
          }))}
          value={media.status}
          onChange={status.mutate}
        />
      ) : null}
      {may('media.publish') ? (
        <MenuItem icon={CalendarClock} onChoose={() => onOpen('availability')}>
          {text('availabilityMenu')}
        </MenuItem>
      ) : null}
      {may('media.publish') ? <MenuLine /> : null}
      {may('invites.manage') ? (
        <MenuItem icon={UserPlus} onChoose={onInvite}>
          {text('inviteUsers')}
        </MenuItem>
      ) : null}
      {may('invites.manage') ? (
        <MenuItem icon={DoorOpen} onChoose={onGuestAccess}>
          {text('guestAccess')}
        </MenuItem>
      ) : null}
      {may('invites.manage') ? (
        <MenuItem icon={List} onChoose={onInvitations}>
          {text('invitations')}
        </MenuItem>
      ) : null}
      {may('media.edit') || may('media.share') ? (
        <MenuItem icon={Pencil} href={`/media/${media.id}/edit`}>
          {text('edit')}
        </MenuItem>
      ) : null}
      {may('media.delete') ? <MenuLine /> : null}
      {may('media.delete') ? (
        <MenuItem icon={Trash2} tone="danger" onChoose={() => onOpen('deletion')}>
          {text('delete')}
        </MenuItem>
      ) : null}
    </Menu>
  );
}

function usePublishStatus({ id, title }: MediaView) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (status: MediaView['status']) => call(setPublishStatus, { params: { mediaId: id }, body: { status } }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(mediaOf(id).queryKey, changed);
      showToast({ message: t('statusChanged', { title, status: nameOfStatus(changed.status) }) });
      await queryClient.invalidateQueries({ queryKey: mediaKeys.lists });
    },
    onError: (error) => showToast({ tone: 'danger', message: sentenceOf(setPublishStatus, entryProblems(), error) }),
  });
}
