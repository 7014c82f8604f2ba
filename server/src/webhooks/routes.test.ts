import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeInvite } from '#contract/invites/endpoints.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  replayDelivery,
  testWebhook,
  WEBHOOK_EVENTS,
} from '#contract/webhooks/endpoints.ts';
import { eventually } from '#test/eventually.ts';
import { invite, join } from '#test/invitation.ts';
import { openWebhookPeer } from '#test/webhook.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

let world: World;
let admin: PersonInWorld;
let owner: PersonInWorld;
let mediaId: string;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.aPerson({ siteRole: 'administrator' });
  owner = await world.aPerson({ siteRole: 'creator' });
  mediaId = await world.aMedia(owner);
});
afterAll(() => world[Symbol.asyncDispose]());

async function aWebhook(events: (typeof WEBHOOK_EVENTS)[number][] = [...WEBHOOK_EVENTS]) {
  const peer = await openWebhookPeer();
  const { webhook, secret } = await admin.browser.call(createWebhook, { body: { url: peer.url, events } });
  peer.checkWith(secret);
  const params = { webhookId: webhook.id };
  return Object.assign(peer, {
    params,
    deliveries: async () => (await admin.browser.call(listDeliveries, { params })).deliveries,
  });
}

describe('a webhook', () => {
  it('hears of an invitation’s life, signed, by ids alone', async () => {
    await using hook = await aWebhook();
    const invited = await invite(owner.browser, mediaId);
    const { inviteId } = invited;
    await join(world.aBrowser(), invited);
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId } });
    await eventually(() => expect(hook.received).toHaveLength(3));
    expect(hook.received.map(({ body }) => body.type).sort()).toEqual([
      'invites.created',
      'invites.joined',
      'invites.removed',
    ]);
    for (const { body, isSigned } of hook.received) {
      expect(isSigned).toBe(true);
      expect(body.data).toEqual({ mediaId, inviteId });
    }
    expect(JSON.stringify(hook.received)).not.toContain(invited.email);
    await admin.browser.call(deleteWebhook, hook);
  });

  it('hears only what it asked for', async () => {
    await using hook = await aWebhook(['invites.removed']);
    const { inviteId } = await invite(owner.browser, mediaId);
    await owner.browser.call(removeInvite, { params: { mediaId, inviteId } });
    await eventually(() => expect(hook.received).toHaveLength(1));
    expect((await hook.deliveries()).map(({ event }) => event)).toEqual(['invites.removed']);
    await admin.browser.call(deleteWebhook, hook);
  });

  it('is told again under the same id after it failed, and by hand from the console', async () => {
    await using hook = await aWebhook();
    hook.answerWith(500);
    await invite(owner.browser, mediaId);
    await eventually(() => expect(hook.received).toHaveLength(1));
    await eventually(async () => expect((await hook.deliveries())[0]).toMatchObject({ state: 'waiting', status: 500 }));
    const [delivery] = await hook.deliveries();
    const params = { ...hook.params, deliveryId: delivery?.id ?? '' };
    await admin.browser.call(replayDelivery, { params });
    await eventually(async () =>
      expect((await hook.deliveries())[0]).toMatchObject({ state: 'delivered', status: 204 }),
    );
    expect(new Set(hook.received.map(({ id }) => id))).toEqual(new Set([delivery?.id]));
    await admin.browser.call(deleteWebhook, hook);
  });

  it('is switched off when its receiver is gone for good, and sends what waits when it is on again', async () => {
    await using hook = await aWebhook(['invites.created']);
    hook.answerWith(410);
    await invite(owner.browser, mediaId);
    const state = async () =>
      (await admin.browser.call(listWebhooks)).webhooks.find(({ id }) => id === hook.params.webhookId);
    await eventually(async () => expect(await state()).toMatchObject({ isActive: false, recent: ['failed'] }));
    await invite(owner.browser, mediaId);
    expect(await hook.deliveries()).toHaveLength(1);
    await admin.browser.call(changeWebhook, {
      params: hook.params,
      body: { url: hook.url, events: ['invites.created'], isActive: true },
    });
    await invite(owner.browser, mediaId);
    await eventually(async () => expect(await state()).toMatchObject({ recent: ['delivered', 'failed'] }));
    await admin.browser.call(deleteWebhook, hook);
  });

  it('is tried by a test message', async () => {
    await using hook = await aWebhook(['invites.created']);
    await admin.browser.call(testWebhook, hook);
    await eventually(() => expect(hook.received).toMatchObject([{ isSigned: true, body: { type: 'webhooks.test' } }]));
    await admin.browser.call(deleteWebhook, hook);
  });

  it.each([
    'http://example.org/hook',
    'https://10.0.0.1/',
    'https://[::1]/',
    'ftp://example.org/',
    'https://a:b@example.org/',
  ])('cannot be made for %s', async (url) => {
    const body = { url, events: ['invites.created' as const] };
    expect(['webhooks.address-refused', 'request.invalid']).toContain(
      await admin.browser.refusalOf(createWebhook, { body }),
    );
  });
});
