import type { MediaView } from '#contract/media/endpoints.ts';

/** What the three-dot menu may hold, in the order of 2.2. */
export const MENU_ITEMS = [
  'status',
  'availability',
  'inviteUsers',
  'guestAccess',
  'invitations',
  'edit',
  'analytics',
  'captions',
  'editor',
  'quiz',
  'leave',
  'delete',
] as const;
export type MenuItemName = (typeof MENU_ITEMS)[number];

type Entry = {
  readonly form: MediaView['form'];
  readonly abilities: readonly MediaView['abilities'][number][];
  readonly collaboration: MediaView['collaboration'];
  readonly state: { readonly kind: MediaView['state']['kind'] };
};

/** What this person may do with this entry, as the server says, and nothing that its form does not have. */
export function menuOf({ form, abilities, collaboration, state }: Entry): readonly MenuItemName[] {
  const may = (ability: MediaView['abilities'][number]) => abilities.includes(ability);
  const hasTimeline = form === 'video' || form === 'audio';
  const isThere: Readonly<Record<MenuItemName, boolean>> = {
    status: may('media.publish'),
    availability: may('media.publish'),
    inviteUsers: may('invites.manage'),
    guestAccess: may('invites.manage'),
    invitations: may('invites.manage'),
    edit: may('media.edit') || may('media.share'),
    analytics: may('media.edit'),
    captions: may('media.edit') && hasTimeline,
    editor: may('media.edit') && hasTimeline && state.kind === 'ready',
    quiz: may('media.edit') && hasTimeline,
    leave: collaboration !== null && collaboration !== 'owner',
    delete: may('media.delete'),
  };
  return MENU_ITEMS.filter((item) => isThere[item]);
}
