import { describe, expect, it } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { openWebhookPeer } from '#test/webhook.ts';
import { expectGoodLooks } from './looks.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const { world } = stage;

describe('an administrator connects another program', () => {
  it('adds a webhook, tries it, sees what came back, and sends it again', async () => {
    await using peer = await openWebhookPeer();
    const page = await stage.signedIn(await world.aPerson({ siteRole: 'administrator' }));
    await page.goto('/console/webhooks');
    await page.getByText('No webhooks yet').waitFor();

    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByLabel('Address').fill('https://10.0.0.1/hook');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Usher may not send anything there').first().waitFor();
    await expectGoodLooks(page, 'webhook-refused', [1280, 390]);
    await page.getByLabel('Address').fill(peer.url);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    peer.checkWith(await page.getByRole('textbox', { name: 'Secret' }).inputValue());
    await page.getByRole('button', { name: 'Done' }).click();

    peer.answerWith(500);
    await page.getByRole('button', { name: `Actions for ${peer.url}` }).click();
    await page.getByRole('menuitem', { name: 'Send a test' }).click();
    await eventually(() => expect(peer.received).toMatchObject([{ isSigned: true, body: { type: 'webhooks.test' } }]));
    await page.getByRole('button', { name: `Actions for ${peer.url}` }).click();
    await page.getByRole('menuitem', { name: 'Messages' }).click();
    await page.getByText('answered 500').waitFor();
    await expectGoodLooks(page, 'webhook-messages', [1280, 390]);
    await page.getByRole('button', { name: 'Send again' }).press('Enter');
    await page.getByText('Delivered').waitFor();
    expect(new Set(peer.received.map(({ id }) => id)).size).toBe(1);
  });
});
