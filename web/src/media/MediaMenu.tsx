import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  CalendarClock,
  Captions,
  ChartColumn,
  CircleQuestionMark,
  DoorOpen,
  List,
  Pencil,
  Scissors,
  Trash2,
  UserPlus,
} from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { type MediaView, PUBLISH_STATUSES, setPublishStatus } from '#contract/media/endpoints.ts';
import { call } from '#lib/api.ts';
import { sentenceOf } from '#lib/problems.ts';
import { Menu, MenuChoice, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { showToast } from '#ui/toasts.ts';
import { type MenuItemName, menuOf } from './menu.ts';
import { mediaKeys, mediaOf } from './queries.ts';
import { t, useText } from './text.ts';
import { entryProblems, nameOfStatus } from './words.ts';

/** What the menu can open over the page. */
export type MediaDialog = 'availability' | 'deletion';

type Props = {
  readonly media: MediaView;
  readonly onInvite: () => void;
  readonly onInvitations: () => void;
  readonly onGuestAccess: () => void;
  readonly onOpen: (dialog: MediaDialog) => void;
};

const BEGINS_A_GROUP: readonly MenuItemName[] = ['inviteUsers', 'edit', 'delete'];

/** Everything this person may do with the entry, and nothing else. */
export function MediaMenu({ media, onInvite, onInvitations, onGuestAccess, onOpen }: Props) {
  const text = useText();
  const status = usePublishStatus(media);
  const items = menuOf(media);
  if (items.length === 0) return null;

  const page = (name: string) => `/media/${media.id}/${name}`;
  const drawn: Readonly<Record<MenuItemName, ReactNode>> = {
    status: (
      <MenuChoice
        label={text('status')}
        options={PUBLISH_STATUSES.map((value) => ({ value, name: text(value), explanation: text(`${value}What`) }))}
        value={media.status}
        onChange={status.mutate}
      />
    ),
    availability: (
      <MenuItem icon={CalendarClock} onChoose={() => onOpen('availability')}>
        {text('availabilityMenu')}
      </MenuItem>
    ),
    inviteUsers: (
      <MenuItem icon={UserPlus} onChoose={onInvite}>
        {text('inviteUsers')}
      </MenuItem>
    ),
    guestAccess: (
      <MenuItem icon={DoorOpen} onChoose={onGuestAccess}>
        {text('guestAccess')}
      </MenuItem>
    ),
    invitations: (
      <MenuItem icon={List} onChoose={onInvitations}>
        {text('invitations')}
      </MenuItem>
    ),
    edit: (
      <MenuItem icon={Pencil} href={page('edit')}>
        {text('edit')}
      </MenuItem>
    ),
    analytics: (
      <MenuItem icon={ChartColumn} href={page('analytics')}>
        {text('analytics')}
      </MenuItem>
    ),
    captions: (
      <MenuItem icon={Captions} href={page('captions')}>
        {text('captionsMenu')}
      </MenuItem>
    ),
    editor: (
      <MenuItem icon={Scissors} href={page('editor')}>
        {text('launchEditor')}
      </MenuItem>
    ),
    quiz: (
      <MenuItem icon={CircleQuestionMark} href={page('quiz')}>
        {text(media.type === 'quiz' ? 'editQuiz' : 'addQuiz')}
      </MenuItem>
    ),
    delete: (
      <MenuItem icon={Trash2} tone="danger" onChoose={() => onOpen('deletion')}>
        {text('delete')}
      </MenuItem>
    ),
  };

  return (
    <Menu label={text('actions', { title: media.title })}>
      {items.map((item, place) => (
        <Fragment key={item}>
          {place > 0 && BEGINS_A_GROUP.includes(item) ? <MenuLine /> : null}
          {drawn[item]}
        </Fragment>
      ))}
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
