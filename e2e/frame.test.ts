import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SessionView } from '#contract/accounts/endpoints.ts';
import { PASSWORD, type PersonInWorld } from '#test/world.ts';
import { aForeignSite, frameOf } from './foreign-site.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

const WITHOUT_FOREIGN_COOKIES = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };

describe('in a frame of another site, whose browser blocks cookies of third parties', () => {
  it('keeps a session that says it is framed, and none that does not', async () => {
    const owner = await world.aPerson({ siteRole: 'publisher' });
    const mediaId = await world.aMedia(owner);
    await using site = await aSiteThatFrames(`${world.publicUrl}/embed/media/${mediaId}`);
    await world.configure('theming', { embedHosts: [site.host] });
    const page = await stage.aVisitorWith(WITHOUT_FOREIGN_COOKIES);
    await page.goto(site.url);
    await frameOf(page).getByText('This is not shared with you').waitFor();

    await signInHere(frameOf(page), owner, {});
    expect((await sessionHere(frameOf(page))).person).toBeNull();

    await signInHere(frameOf(page), owner, { 'x-usher-framed': '1' });
    await page.reload();
    expect((await sessionHere(frameOf(page))).person?.email).toBe(owner.email);
    await frameOf(page).getByRole('region', { name: 'Player: Photosynthesis' }).waitFor();
  });

  it('shows nothing on sites that are not in the list', async () => {
    const owner = await world.aPerson({ siteRole: 'publisher' });
    const mediaId = await world.aMedia(owner);
    await using site = await aSiteThatFrames(`${world.publicUrl}/embed/media/${mediaId}`);
    await world.configure('theming', { embedHosts: [] });
    const page = await stage.aVisitor();
    stage.expectsTrouble(/frame-ancestors/);

    await page.goto(site.url);

    await page.frameLocator('iframe').locator('body').waitFor({ state: 'attached' });
    expect(frameOf(page).url()).not.toContain('/embed/');
  });

  it('never shows a page of the portal that is not made for frames', async () => {
    for (const path of ['/sign-in', '/console', `/i/${'A'.repeat(22)}`]) {
      await using site = await aSiteThatFrames(world.publicUrl + path);
      await world.configure('theming', { embedHosts: [site.host] });
      const page = await stage.aVisitor();
      stage.expectsTrouble(/frame-ancestors 'none'/);

      await page.goto(site.url);

      expect(frameOf(page).url()).not.toContain(path);
    }
  });
});

/** A site with this address of ours in a frame. */
function aSiteThatFrames(address: string) {
  return aForeignSite(`<iframe src="${address}" width="800" height="500"></iframe>`);
}

function signInHere(frame: Frame, { email }: PersonInWorld, headers: Readonly<Record<string, string>>) {
  return frame.evaluate(
    ([body, own]) =>
      fetch('/api/v1/session', { method: 'POST', body, headers: { 'content-type': 'application/json', ...own } }).then(
        ({ ok }) => ok,
      ),
    [JSON.stringify({ email, password: PASSWORD }), headers] as const,
  );
}

function sessionHere(frame: Frame): Promise<SessionView> {
  return frame.evaluate(() => fetch('/api/v1/session').then((answer) => answer.json()));
}
