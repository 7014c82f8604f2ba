import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { InviteSettings, MediaSettings, ThemingSettings } from './modules.ts';

export const PortalView = ThemingSettings.pick({
  mediaPage: true,
  name: true,
  accent: true,
  scheme: true,
  privacyUrl: true,
  imprintUrl: true,
  supportContact: true,
}).extend({ logoUrl: z.string().nullable(), serverTime: z.iso.datetime() });
export type PortalView = z.infer<typeof PortalView>;

export const getPortal = endpoint({
  method: 'GET',
  path: '/api/v1/portal',
  summary: "The portal's name, looks and contacts, and the server's clock",
  needs: 'anyone',
  response: PortalView,
  problems: [],
});

export const getInviteSettings = endpoint({
  method: 'GET',
  path: '/api/v1/settings/invites',
  summary: 'Module Invite to media',
  needs: { site: 'console.open' },
  response: InviteSettings,
  problems: [],
});

export const saveInviteSettings = endpoint({
  method: 'PUT',
  path: '/api/v1/settings/invites',
  summary: 'Save the module Invite to media; holds at once everywhere',
  needs: { site: 'console.open' },
  body: InviteSettings,
  response: InviteSettings,
  problems: ['settings.not-valid', 'mail.template-unknown'],
});

export const getThemingSettings = endpoint({
  method: 'GET',
  path: '/api/v1/settings/theming',
  summary: 'Module Theming',
  needs: { site: 'console.open' },
  response: ThemingSettings,
  problems: [],
});

export const saveThemingSettings = endpoint({
  method: 'PUT',
  path: '/api/v1/settings/theming',
  summary: 'Save the module Theming; holds at once everywhere',
  needs: { site: 'console.open' },
  body: ThemingSettings,
  response: ThemingSettings,
  problems: ['settings.not-valid'],
});

export const getMediaSettings = endpoint({
  method: 'GET',
  path: '/api/v1/settings/media',
  summary: 'Module Media',
  needs: { site: 'console.open' },
  response: MediaSettings,
  problems: [],
});

export const saveMediaSettings = endpoint({
  method: 'PUT',
  path: '/api/v1/settings/media',
  summary: 'Save the module Media; holds at once everywhere',
  needs: { site: 'console.open' },
  body: MediaSettings,
  response: MediaSettings,
  problems: [],
});
