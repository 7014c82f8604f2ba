import { describe, expect, it } from 'vitest';
import type { MediaAbility } from '#contract/access/roles.ts';
import type { Form, MediaView } from '#contract/media/endpoints.ts';
import { menuOf } from './menu.ts';

const OF_KIND: Readonly<Record<string, readonly MediaAbility[]>> = {
  owner: [
    'media.open',
    'media.edit',
    'media.publish',
    'media.delete',
    'media.share',
    'media.transfer',
    'invites.manage',
  ],
  'co-editor': ['media.open', 'media.edit', 'invites.manage'],
  'co-publisher': ['media.open', 'media.publish', 'invites.manage'],
  'co-viewer': ['media.open'],
};

const menu = (kind: string, form: Form, state: 'ready' | 'processing' = 'ready') =>
  menuOf({
    form,
    abilities: OF_KIND[kind] ?? [],
    collaboration: kind as MediaView['collaboration'],
    state: { kind: state },
  }).join(' ');

describe('the three-dot menu', () => {
  it.each([
    [
      'owner',
      'video',
      'status availability inviteUsers guestAccess invitations edit analytics captions editor quiz delete',
    ],
    [
      'owner',
      'audio',
      'status availability inviteUsers guestAccess invitations edit analytics captions editor quiz delete',
    ],
    ['owner', 'document', 'status availability inviteUsers guestAccess invitations edit analytics delete'],
    ['owner', 'image', 'status availability inviteUsers guestAccess invitations edit analytics delete'],
    ['co-editor', 'video', 'inviteUsers guestAccess invitations edit analytics captions editor quiz leave'],
    ['co-publisher', 'video', 'status availability inviteUsers guestAccess invitations leave'],
    ['co-viewer', 'video', 'leave'],
  ] as const)('of a %s on %s', (kind, form, items) => {
    expect(menu(kind, form)).toBe(items);
  });

  it('offers no editor while there is nothing whole to cut', () => {
    expect(menu('co-editor', 'video', 'processing')).not.toContain('editor');
  });
});
