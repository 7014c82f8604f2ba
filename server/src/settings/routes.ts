import {
  getInviteSettings,
  getMediaSettings,
  getPortal,
  getThemingSettings,
  saveInviteSettings,
  saveMediaSettings,
  saveThemingSettings,
} from '#contract/settings/endpoints.ts';
import type { Clock } from '#infra/clock.ts';
import { type App, serve } from '#infra/http.ts';
import type { Settings } from './service.ts';

type Deps = { readonly settings: Settings; readonly clock: Clock };

export function settingsRoutes(app: App, { settings, clock }: Deps): void {
  serve(app, getPortal, async () => {
    const theming = await settings.get('theming');
    return {
      ...theming,
      logoUrl: theming.logo === null ? null : '/portal/logo',
      serverTime: clock.now().toISOString(),
    };
  });
  serve(app, getInviteSettings, () => settings.get('invites'));
  serve(app, saveInviteSettings, ({ body, caller }) => settings.save('invites', body, caller));
  serve(app, getThemingSettings, () => settings.get('theming'));
  serve(app, saveThemingSettings, ({ body, caller }) => settings.save('theming', body, caller));
  serve(app, getMediaSettings, () => settings.get('media'));
  serve(app, saveMediaSettings, ({ body, caller }) => settings.save('media', body, caller));

  app.get('/portal/logo', async (_request, reply) => {
    const logo = await settings.logo();
    if (logo === null) return reply.callNotFound();
    return reply
      .type(logo.type)
      .header('cache-control', 'public, max-age=60')
      .header('x-content-type-options', 'nosniff')
      .send(logo.bytes);
  });
}
