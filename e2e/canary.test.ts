import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { signIn } from '#contract/accounts/endpoints.ts';
import { exportAudit, listAudit } from '#contract/audit/endpoints.ts';
import { listGuestLinks, listGuests } from '#contract/guests/endpoints.ts';
import {
  commitInviteBatch,
  createInviteBatch,
  downloadInviteBatch,
  getInviteBatch,
} from '#contract/invites/batches.ts';
import { joinInvitation, makeCalendar, openInvitation, viewInvitation } from '#contract/invites/door.ts';
import { createInvite, listInvites, renewInviteLink } from '#contract/invites/endpoints.ts';
import { exportInvites } from '#contract/invites/managing.ts';
import { setAvailability } from '#contract/media/endpoints.ts';
import { listNotices } from '#contract/notices/endpoints.ts';
import { createWebhook, listDeliveries, WEBHOOK_EVENTS } from '#contract/webhooks/endpoints.ts';
import { createLog } from '#infra/log.ts';
import { eventually } from '#test/eventually.ts';
import { guestLink } from '#test/guest.ts';
import { linkOf } from '#test/invitation.ts';
import { openWebhookPeer } from '#test/webhook.ts';
import { PASSWORD } from '#test/world.ts';
import { codeMailedTo, joinBy } from './acts.ts';
import { createCanary, databaseAsWritings, harAsWritings, headersAsWritings, type Writing } from './canary.ts';
import { openStage } from './stage.ts';

const logged: string[] = [];
const stage = await openStage({ log: createLog('trace', { write: (line) => void logged.push(line) }) });
const { world, mail } = stage;
const folder = await mkdtemp(join(tmpdir(), 'usher-har-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const GRACE = 'grace.hopper@example.org';
/** The one answer here that brings a secret to a browser. */
const MAKES_A_SECRET = /^POST \/api\/v1\/media\/[^/]+\/invites$/;

it('says no secret aloud in the whole life of an invitation', async () => {
  const canary = createCanary();
  await using hook = await openWebhookPeer();
  const kept: Writing[] = [];
  const hars: string[] = [];

  const nothingWasSeen = async (when: string) => {
    const writings = [
      { place: 'the log', text: logged.join('') },
      ...(await databaseAsWritings(world.db)),
      ...headersAsWritings(mail.accepted),
      { place: 'what webhooks brought', text: JSON.stringify(hook.received) },
      ...kept,
    ];
    expect(canary.sightings(writings), when).toEqual([]);
  };
  const keep = (place: string, answer: unknown) =>
    void kept.push({ place, text: typeof answer === 'string' ? answer : JSON.stringify(answer) });
  const aRecordedVisitor = async (): Promise<Page> => {
    const path = join(folder, `${hars.length}.har`);
    hars.push(path);
    return stage.aVisitor({ recordHar: { path, content: 'embed' } });
  };
  const learnCookies = async (whose: string, page: Page) => {
    for (const { name, value } of await page.context().cookies()) canary.learn(`${name} of ${whose}`, value);
  };
  const learnLink = (name: string, href: string) => canary.learn(name, linkOf(href).secret);

  // What is there before anybody is invited.
  const admin = await world.aPerson({ siteRole: 'administrator' });
  const owner = await world.aPerson({ siteRole: 'creator', firstName: 'Olive', lastName: 'Owner' });
  const mediaId = await world.aMedia(owner);
  const params = { mediaId };
  canary.learn('the password', PASSWORD);
  canary.learn('the root secret', world.rootSecret.reveal());
  for (const [name, value] of owner.browser.cookies) canary.learn(`${name} of the owner`, value);
  const { secret: hookSecret } = await admin.browser.call(createWebhook, {
    body: { url: hook.url, events: [...WEBHOOK_EVENTS] },
  });
  hook.checkWith(hookSecret);
  canary.learn('the secret of the webhook', hookSecret);
  const key = await world.aKey(owner, ['invites.read', 'invites.write']);
  await nothingWasSeen('before anybody is invited');

  // Invited in the window, by mail and by a link to copy.
  const now = world.clock.now().getTime();
  await owner.browser.call(setAvailability, {
    params,
    body: { from: new Date(now - 60_000).toISOString(), until: new Date(now + 86_400_000).toISOString() },
  });
  const desk = await aRecordedVisitor();
  await stage.signIn(desk, owner);
  await learnCookies('the owner’s desk', desk);
  await desk.goto(`/media/${mediaId}`);
  const copied = await inviteInWindow(desk);
  const mailed = await linkMailedTo(GRACE, 'i');
  learnLink('the copied secret', copied);
  learnLink('the mailed secret', mailed);
  await nothingWasSeen('after inviting');

  // Joined by the mailed link.
  const first = await aRecordedVisitor();
  await joinBy(first, { href: mailed, email: GRACE });
  await first.getByText('You are here as Grace Hopper').waitFor();
  await learnCookies('the first device', first);
  await nothingWasSeen('after joining');

  // Moved to a second device by a code, and disowned.
  const second = await aRecordedVisitor();
  await second.goto(copied);
  await second.getByRole('button', { name: 'Get a code' }).click();
  const code = await codeMailedTo(mail, GRACE);
  canary.learn('the code', code);
  await nothingWasSeen('while the code is good');
  await second.getByLabel('Code', { exact: true }).fill('0000 0001');
  await second.keyboard.press('Enter');
  await second.getByRole('alert').waitFor();
  await second.getByLabel('Code', { exact: true }).fill(code);
  await second.keyboard.press('Enter');
  await second.waitForURL(/\/media\//);
  await learnCookies('the second device', second);
  const move = await linkMailedTo(GRACE, 'w');
  learnLink('the secret of the move', move);
  const mailbox = await aRecordedVisitor();
  await mailbox.goto(move);
  await mailbox.getByRole('button', { name: 'This wasn’t me' }).click();
  await mailbox.getByRole('heading', { name: 'That browser is out' }).waitFor();
  await nothingWasSeen('after moving');

  // A new link, and others over the API.
  const { invites } = await owner.browser.call(listInvites, { params });
  const inviteId = invites[0]?.id ?? '';
  const renewed = await owner.browser.call(renewInviteLink, { params: { mediaId, inviteId }, body: { mail: true } });
  learnLink('the new copied secret', renewed.link);
  learnLink('the new mailed secret', await linkMailedTo(GRACE, 'i', 2));
  const byKey = await key.call(createInvite, {
    params,
    body: { email: 'alan@example.org', firstName: 'Alan', lastName: 'Turing', role: 'viewer', mail: false },
  });
  const alan = linkOf(byKey.link);
  canary.learn('the secret made by a key', alan.secret);
  await nothingWasSeen('after a new link');

  // Many at once, with links to download.
  const { batch } = await owner.browser.call(createInviteBatch, {
    params,
    body: { text: 'ada@example.org,Ada,Lovelace\nemmy@example.org,Emmy,Noether' },
  });
  const ofBatch = { mediaId, batchId: batch.id };
  await owner.browser.call(commitInviteBatch, { params: ofBatch, body: { mail: false } });
  await eventually(async () => {
    const page = await owner.browser.call(getInviteBatch, { params: ofBatch });
    expect(page.batch.commit?.finishedAt).toEqual(expect.any(String));
  });
  await nothingWasSeen('before the links are downloaded');
  const download = await owner.browser.call(downloadInviteBatch, { params: ofBatch });
  const downloaded = Array.from(download.matchAll(/http\S+?\/i\/[\w-]+#[\w-]{43}/g), ([href]) => href);
  expect(downloaded).toHaveLength(2);
  for (const href of downloaded) learnLink('a downloaded secret', href);
  await nothingWasSeen('after the download');

  // A guest.
  const forGuests = await guestLink(owner.browser, mediaId);
  canary.learn('the secret for guests', forGuests.secret);
  const guest = await aRecordedVisitor();
  await guest.goto(forGuests.href);
  await guest.getByLabel('Your name').fill('Guido Guest');
  await guest.getByLabel('Your email address').fill('guido@example.org');
  await guest.getByRole('button', { name: 'Continue' }).click();
  await guest.waitForURL(/\/media\//);
  await learnCookies('the guest', guest);
  await guest.getByRole('button', { name: 'Prove my address' }).click();
  await guest.getByRole('button', { name: 'Send code' }).click();
  const guestCode = await codeMailedTo(mail, 'guido@example.org');
  canary.learn('the code of the guest', guestCode);
  await nothingWasSeen('while the guest has a code');
  await guest.getByLabel('Code').fill(guestCode);
  await guest.getByRole('button', { name: 'Continue' }).click();
  await guest.getByText('guest, address proved').waitFor();

  for (const page of [desk, first, second, mailbox, guest]) await page.context().close();
  for (const path of hars) kept.push(...(await harAsWritings(path, MAKES_A_SECRET)));
  await nothingWasSeen('in what browsers asked and were told');

  // What goes wrong: secrets in wrong places, and a server that stumbles over them.
  const { publicId, secret } = alan;
  const stranger = world.aBrowser();
  await stranger.call(openInvitation, { params: { publicId }, body: { secret } });
  for (const [path, body] of [
    [`/api/v1/invitations/${publicId}/joins`, `{"secret":"${secret}`],
    [`/api/v1/invitations/${publicId}/joins`, `{"secret":"${secret}","email":{"code":"${code}"}}`],
    [`/api/v1/invitations/${publicId}/joins`, `{"secret":"${secret}${secret}"}`],
    [`/api/v1/invitations/${publicId}/joins`, `{"secret":"${secret}","code":"${code}","email":"${secret}"}`],
    [`/api/v1/invitations/${secret}/views`, '{}'],
    [`/api/v1/nowhere/${secret}?secret=${secret}`, '{}'],
    [`/api/v1/invitations/${publicId}/views?secret=${secret}`, '{}'],
    ['/api/v1/session', `{"email":"${secret}","password":"${PASSWORD}"}`],
  ] as const) {
    const answer = await stranger.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    keep(`the refusal of POST ${path.replaceAll(secret, '…')}`, await answer.text());
  }
  for (const path of [`/i/${secret}`, `/i/${publicId}?secret=${secret}`, `/nowhere/${secret}`]) {
    keep(`the page at ${path.replaceAll(secret, '…')}`, await (await stranger.request(path)).text());
  }
  await sql`alter table grants rename to grants_away`.execute(world.db);
  const stumbled = await stranger.request(`/api/v1/invitations/${publicId}/joins`, {
    method: 'POST',
    body: JSON.stringify({ secret, email: 'alan@example.org', code }),
    headers: { 'content-type': 'application/json' },
  });
  await sql`alter table grants_away rename to grants`.execute(world.db);
  expect(stumbled.status).toBe(500);
  keep('the answer to what went wrong', await stumbled.text());
  expect(logged.join('')).toContain('request failed');
  await nothingWasSeen('after errors');

  // Everything that can be read or taken away.
  await key.call(listInvites, { params });
  const view = await stranger.call(viewInvitation, { params: { publicId }, body: { secret } });
  keep('what a link shows', view);
  await stranger.call(joinInvitation, { params: { publicId }, body: { secret, email: 'alan@example.org' } });
  for (const [name, value] of stranger.cookies) canary.learn(`${name} of Alan`, value);
  keep('the calendar', await stranger.call(makeCalendar, { params: { publicId }, body: { secret } }));
  keep('the list', await owner.browser.call(listInvites, { params }));
  keep('the list as a file', await owner.browser.call(exportInvites, { params }));
  keep('the guests', await owner.browser.call(listGuests, { params: { mediaId } }));
  keep('the guest links', await owner.browser.call(listGuestLinks, { params }));
  keep('the notices', await owner.browser.call(listNotices, {}));
  keep('the audit log', await admin.browser.call(listAudit, { query: { limit: 200 } }));
  keep('the audit log as a file', await admin.browser.call(exportAudit, { body: { addresses: 'in the clear' } }));
  keep('the deliveries', await deliveriesOf(admin.browser));
  expect(await world.aBrowser().refusalOf(signIn, { body: { email: secret, password: secret } })).not.toBeNull();
  await eventually(() => expect(hook.received.map(({ body }) => body.type)).toContain('invites.joined'));
  await nothingWasSeen('in the end');

  // The search finds what is there: a canary that cannot sing proves nothing.
  const { text = '' } = mail.to(GRACE)[0] ?? {};
  expect(canary.sightings([{ place: 'the letter', text }])).toHaveLength(1);
  const NONE = /^$/;
  expect(canary.sightings(await harAsWritings(hars[0] ?? '', NONE))).toHaveLength(1);
  const inBytes = Buffer.from(linkOf(mailed).secret, 'base64url').toString('hex');
  expect(canary.sightings([{ place: 'a dump', text: `{"digest":"\\\\x00${inBytes}"}` }])).toHaveLength(1);
  expect(canary.sightings([{ place: 'a dump', text: `{"code":"${code.replace(' ', '')}"}` }])).toHaveLength(1);
});

async function deliveriesOf(browser: Awaited<ReturnType<typeof world.aPerson>>['browser']) {
  const { webhookId } = await world.db.selectFrom('webhooks').select('id as webhookId').executeTakeFirstOrThrow();
  return browser.call(listDeliveries, { params: { webhookId } });
}

async function inviteInWindow(desk: Page): Promise<string> {
  await desk.getByRole('button', { name: 'More actions for' }).click();
  await desk.getByRole('menuitem', { name: 'Invite users' }).click();
  const window = desk.getByRole('dialog', { name: 'Invite users' });
  await window.getByRole('combobox', { name: 'Email' }).fill(GRACE);
  await window.getByLabel('First name').fill('Grace');
  await window.getByLabel('Last name').fill('Hopper');
  await window.getByRole('button', { name: 'Generate invite link' }).click();
  return desk.getByRole('dialog', { name: 'Link for Grace Hopper, Viewer' }).getByLabel('Invite link').inputValue();
}

/** The link of the latest mail to this address that has one below `/i/` or `/w/`. */
function linkMailedTo(email: string, below: 'i' | 'w', mails = 1): Promise<string> {
  return eventually(() => {
    const pattern = new RegExp(`http\\S+/${below}/[\\w-]+#[\\w-]{43}`);
    const links = mail.to(email).flatMap(({ text = '' }) => pattern.exec(text)?.[0] ?? []);
    expect(links).toHaveLength(mails);
    return links.at(-1) ?? '';
  });
}
