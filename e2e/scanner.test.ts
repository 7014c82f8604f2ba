import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listInvites } from '#contract/invites/endpoints.ts';
import type { InviteView } from '#contract/invites/view.ts';
import { eventually } from '#test/eventually.ts';
import { type Invited, invite } from '#test/invitation.ts';
import type { PersonInWorld } from '#test/world.ts';
import { openStage } from './stage.ts';

const stage = await openStage();

describe('a mail scanner that runs every script', () => {
  it('uses nothing up and learns nothing that could leak, and the person joins afterwards', async () => {
    const owner = await stage.world.aPerson({ siteRole: 'publisher' });
    const mediaId = await stage.world.aMedia(owner);
    const invited = await invite(owner.browser, mediaId);
    const scanner = await stage.aVisitor();
    const requests: Request[] = [];
    scanner.on('request', (request) => requests.push(request));

    await scanner.goto(invited.href);
    await scanner.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
    await scanner.waitForLoadState('networkidle');

    expect(await invitationOf(owner, mediaId, invited)).toMatchObject({ state: 'waiting', uses: 0, openedAt: null });
    expect(await scanner.context().cookies()).toEqual([]);
    expect(new URL(scanner.url()).hash).toBe('');
    expect(requests.length).toBeGreaterThan(2);
    for (const request of requests) {
      // What stands behind # is Playwright's to show; a browser never sends it.
      expect(request.url().split('#')[0]).not.toContain(invited.secret);
      expect((await request.allHeaders()).referer ?? '').toBe('');
    }
    expect(await historyOf(scanner)).not.toContainEqual(expect.stringContaining(invited.secret));

    const person = await stage.aVisitor();
    await person.goto(invited.href);
    await person.getByLabel('Your email address').fill(invited.email);
    await person.getByRole('button', { name: 'Continue' }).click();
    await person.waitForURL(`/media/${mediaId}`);
    expect(await invitationOf(owner, mediaId, invited)).toMatchObject({ state: 'joined', uses: 1 });
  });

  it('is told apart by a key or a pointer, and only then is the link opened', async () => {
    const owner = await stage.world.aPerson({ siteRole: 'publisher' });
    const mediaId = await stage.world.aMedia(owner);
    const invited = await invite(owner.browser, mediaId);
    const person = await stage.aVisitor();

    await person.goto(invited.href);
    await person.getByRole('heading', { name: 'Photosynthesis' }).click();

    await eventually(async () => {
      expect(await invitationOf(owner, mediaId, invited)).toMatchObject({ state: 'opened', uses: 0 });
    });
  });

  it('changes nothing and learns nothing by GET or HEAD, as prefetchers and previews ask', async () => {
    const owner = await stage.world.aPerson({ siteRole: 'publisher' });
    const mediaId = await stage.world.aMedia(owner);
    const invited = await invite(owner.browser, mediaId);

    for (const method of ['GET', 'HEAD']) {
      for (const headers of [{ 'sec-purpose': 'prefetch;prerender' }, { 'user-agent': 'Slackbot-LinkExpanding 1.0' }]) {
        const answer = await fetch(`${stage.world.publicUrl}/i/${invited.publicId}`, { method, headers });
        expect(answer.status).toBe(200);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(await answer.text()).not.toMatch(/Photosynthesis|Grace|Lovelace/);
      }
    }

    expect(await invitationOf(owner, mediaId, invited)).toMatchObject({ state: 'waiting', uses: 0 });
  });
});

async function invitationOf(owner: PersonInWorld, mediaId: string, { inviteId }: Invited): Promise<InviteView> {
  const { invites } = await owner.browser.call(listInvites, { params: { mediaId } });
  const found = invites.find(({ id }) => id === inviteId);
  if (found === undefined) throw new Error('The invitation is not in the list.');
  return found;
}

/** Every address that Back could lead to; what was typed into the address bar the browser keeps for itself. */
async function historyOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  return entries.map(({ url }) => url);
}
