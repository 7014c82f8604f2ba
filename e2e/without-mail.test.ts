import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { allowNewDevice } from '#contract/invites/endpoints.ts';
import { invite, join } from '#test/invitation.ts';
import { expectRefusal } from './refusal-pages.ts';
import { openStage } from './stage.ts';

const stage = await openStage({ mail: null });
const { world } = stage;

describe('where there is no mail server, the inviter is asked', () => {
  it('by a second device', async () => {
    const { owner, mediaId, invited } = await anInvitation();
    await join(world.aBrowser(), invited);
    const page = await opened(invited.href);

    await expectRefusal(page, {
      name: 'other-device-without-mail',
      heading: 'Used in another browser or on another device',
      step: 'ask Ada Lovelace to press “Allow new device”, then try again here',
      controls: ['Try again'],
    });
    await owner.browser.call(allowNewDevice, { params: { mediaId, inviteId: invited.inviteId } });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.getByRole('heading', { name: 'Photosynthesis' }).waitFor();
  });

  it('by who typed five other addresses, for whom it opens again after an hour', async () => {
    const { invited } = await anInvitation();
    const page = await opened(invited.href);
    for (const _ of Array(5)) await continueAs(page, 'somebody@example.org');
    await continueAs(page, invited.email);

    await expectRefusal(page, {
      name: 'too-many-tries',
      heading: 'Too many other addresses were tried',
      step: 'ask Ada Lovelace, or come back later',
      controls: ['Ask for a new link', 'Try again'],
    });
    world.clock.move({ minutes: 61 });
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await continueAs(page, invited.email);
    await page.waitForURL(/\/media\//);
  });

  it('by who is signed in as somebody else, and may sign out', async () => {
    const { invited } = await anInvitation();
    const page = await stage.signedIn(await world.aPerson());
    await page.goto(invited.href);

    await expectRefusal(page, {
      name: 'signed-in-as-other-without-mail',
      heading: 'You are signed in as somebody else',
      step: 'Nothing has been joined',
      controls: ['Sign out and continue', 'Go back'],
    });
  });

  it('by who has no link, since no code can be sent', async () => {
    const { invited } = await anInvitation();
    const page = await opened(`/i/${invited.publicId}`);
    await page.getByLabel('Your email address').fill(invited.email);
    await page.getByRole('button', { name: 'Send me a code' }).press('Enter');

    await expectRefusal(page, {
      name: 'no-server',
      heading: 'No code can be sent',
      step: 'Open the whole link from your invitation',
      controls: ['Try again'],
    });
  });
});

async function anInvitation() {
  const owner = await world.aPerson({ siteRole: 'publisher' });
  const mediaId = await world.aMedia(owner);
  return { owner, mediaId, invited: await invite(owner.browser, mediaId) };
}

async function opened(href: string): Promise<Page> {
  const page = await stage.aVisitor();
  await page.goto(href);
  return page;
}

async function continueAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'One moment' }).waitFor({ state: 'detached' });
}
