import {
  CalendarClock,
  Captions,
  ChartColumn,
  CircleQuestionMark,
  DoorOpen,
  Eye,
  List,
  LogOut,
  Pencil,
  Scissors,
  Trash2,
  UserPlus,
} from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { MediaView } from '#contract/media/endpoints.ts';
import { Menu, MenuItem, MenuLine } from '#ui/Menu.tsx';
import { type MenuItemName, menuOf } from './menu.ts';
import { useText } from './text.ts';

/** What the menu can open over the page. */
export type MediaDialog = 'availability' | 'leaving' | 'deletion';

type Props = {
  readonly media: MediaView;
  readonly onPublish: () => void;
  readonly onInvite: () => void;
  readonly onInvitations: () => void;
  readonly onGuestAccess: () => void;
  readonly onOpen: (dialog: MediaDialog) => void;
};

const BEGINS_A_GROUP: readonly MenuItemName[] = ['inviteUsers', 'edit', 'leave', 'delete'];

/** Everything this person may do with the entry, and nothing else. */
export function MediaMenu({ media, onPublish, onInvite, onInvitations, onGuestAccess, onOpen }: Props) {
  const text = useText();
  const items = menuOf(media);
  if (items.length === 0) return null;

  const page = (name: string) => `/media/${media.id}/${name}`;
  const drawn: Readonly<Record<MenuItemName, ReactNode>> = {
    status: (
      <MenuItem icon={Eye} onChoose={onPublish}>
        {text('status')}
      </MenuItem>
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
    leave: (
      <MenuItem icon={LogOut} onChoose={() => onOpen('leaving')}>
        {text('leaveEntry')}
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
