import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson } from '#contract/accounts/endpoints.ts';
import { createInvite, listInvites, removeInvite, renewInviteLink } from '#contract/invites/endpoints.ts';
import { sendTestMail } from '#contract/mail/endpoints.ts';
import { getMailStatus } from '#contract/mail/fate.ts';
import {
  changeTemplate,
  createTemplate,
  deleteTemplate,
  listTemplates,
  previewTemplate,
  type TemplateSample,
  type TemplateText,
} from '#contract/mail/templates.ts';
import { listChanges } from '#contract/realtime.ts';
import { getInviteSettings, saveInviteSettings } from '#contract/settings/endpoints.ts';
import { transact } from '#infra/db.ts';
import { Secret } from '#infra/secret.ts';
import { eventually } from '#test/eventually.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';
import type { InvitationFacts } from './render.ts';

let peer: SmtpPeer;
let world: World;
let admin: PersonInWorld;
beforeAll(async () => {
  peer = await openSmtpPeer();
  world = await openWorld({ mail: peer.portalOptions });
  admin = await world.aPerson({ siteRole: 'administrator', firstName: 'Grace', lastName: 'Hopper' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const SHORT = {
  subject: 'Come and see {MEDIA}',
  html: '<p>{FIRSTNAME}, {INVITER} shows {MEDIA}: <a href="{URL}">open</a></p><p>{MESSAGE}</p>',
  plain: '{FIRSTNAME}, {INVITER} shows {MEDIA}: {URL}\n\n{MESSAGE}',
};

const aTemplate = (change: Partial<TemplateText> = {}): TemplateText => ({
  name: 'Short',
  senderName: 'Film club',
  versions: { en: SHORT },
  ...change,
});

const aSample = (change: Partial<TemplateSample> = {}): TemplateSample => ({
  senderName: 'Film club',
  language: 'en',
  version: SHORT,
  ...change,
});

const anAddress = () => `${randomUUID()}@example.org`;

/** An account whose set-up link goes out by mail. */
async function mailSomebody(email = anAddress()): Promise<string> {
  const { setUpLink } = await admin.browser.call(createPerson, {
    body: { email, firstName: 'Ada', lastName: 'Lovelace', siteRole: 'viewer' },
  });
  expect(setUpLink.mailed).toBe(true);
  return email;
}

type Ordered = { readonly inviteId: string; readonly mediaId: string; readonly email: string; readonly url: string };

/** An invitation as the invites feature stores and orders it. */
async function invite(facts: Partial<InvitationFacts> = {}): Promise<Ordered> {
  const { email = anAddress() } = facts;
  const [mediaId, inviteId] = [randomUUID(), randomUUID()];
  const url = `${world.publicUrl}/i/aaaaaaaaaaaaaaaaaaaaaa#${'s'.repeat(43)}`;
  const expiresAt = new Date(world.clock.now().getTime() + 24 * 3600 * 1000);
  const { inviteEmailTemplateId } = await admin.browser.call(getInviteSettings);
  await transact(world.db, async (tx) => {
    const inviterId = admin.person.id;
    await sql`insert into media (id, type, form, title, owner_id) values (${mediaId}, 'video', 'video', 'Film', ${inviterId})`.execute(
      tx,
    );
    const invitee = await tx
      .insertInto('invitees')
      .values({ emailFolded: email })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('invites')
      .values({
        id: inviteId,
        publicId: inviteId,
        mediaId,
        inviterId,
        inviteeId: invitee.id,
        email,
        firstName: 'Ada',
        lastName: 'Lovelace',
        role: 'viewer',
        message: '',
        language: 'en',
        timeZone: null,
        maxUses: 1,
        uses: 0,
        expiresAt,
        openedAt: null,
        newDeviceUntil: null,
        removedAt: null,
      })
      .execute();
    await world.portal.mail.orderInvitation(tx, {
      inviteId,
      templateId: inviteEmailTemplateId ?? '',
      to: email,
      toFolded: email,
      url: new Secret(url),
      facts: {
        firstName: 'Ada',
        lastName: 'Lovelace',
        email,
        mediaTitle: 'Film',
        role: 'viewer',
        language: 'en',
        inviterName: 'Grace Hopper',
        inviterEmail: admin.email,
        startsAt: null,
        endsAt: null,
        expiresAt: expiresAt.toISOString(),
        timeZone: 'Europe/Berlin',
        message: '',
        ...facts,
      },
    });
  });
  return { inviteId, mediaId, email, url };
}

const fateOf = async (inviteId: string) => (await world.portal.mail.fatesOf(world.db, [inviteId])).get(inviteId);

const arrivedAt = (email: string) =>
  eventually(() => {
    const [mail] = peer.to(email);
    if (mail === undefined) throw new Error('Nothing arrived yet.');
    return mail;
  });

const rowOf = (email: string) =>
  world.db.selectFrom('mailMessages').selectAll().where('recipient', '=', email).executeTakeFirstOrThrow();

const settled = (email: string, state: string) =>
  eventually(async () => {
    const row = await rowOf(email);
    expect(row.state).toBe(state);
    return row;
  });

/** The waits of the queue are not those of our clock: what would be tried later is tried now. */
const hurry = () => sql`update pgboss.job set start_after = now() where name = 'mail.send'`.execute(world.db);

const settledByAnotherTry = (email: string, state: string) =>
  eventually(async () => {
    await hurry();
    const row = await rowOf(email);
    expect(row.state).toBe(state);
    return row;
  });

describe('an invitation by mail', () => {
  it('arrives with its link in both parts, from the portal, answered by the inviter', async () => {
    const { inviteId, email, url } = await invite();
    const mail = await arrivedAt(email);
    expect(mail.subject).toBe('Grace Hopper invites you to “Film”');
    expect(mail.text).toContain(url);
    expect(mail.html).toContain(`href="${url}"`);
    expect(mail.from?.value).toEqual([{ name: 'Usher', address: 'usher@portal.example' }]);
    expect(mail.replyTo?.value).toEqual([{ name: 'Grace Hopper', address: admin.email }]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    const { id } = await settled(email, 'sent');
    expect(mail.messageId).toBe(`<${id}@127.0.0.1>`);
    expect(await fateOf(inviteId)).toMatchObject({ state: 'sent', reason: null });
  });

  it('is ordered with the invitation, told in its list, and stopped with it', async () => {
    const params = { mediaId: await world.aMedia(admin, { title: 'Osmosis' }) };
    const email = anAddress();
    peer.answer(email, { code: 451, words: 'Later, please' });
    const body = { email, lastName: 'Lovelace', firstName: 'Ada', role: 'viewer', mail: true } as const;
    const { invite: made, link, mailed } = await admin.browser.call(createInvite, { params, body });
    expect(mailed).toBe(true);
    const toldAs = (state: string) =>
      eventually(async () => {
        const { invites } = await admin.browser.call(listInvites, { params });
        expect(invites[0]?.mail.state).toBe(state);
      });
    await toldAs('deferred');
    await settledByAnotherTry(email, 'sent');
    await toldAs('sent');
    const mail = await arrivedAt(email);
    expect(mail.subject).toBe('Grace Hopper invites you to “Osmosis”');
    // The mailed link and the shown one have different secrets (4.4).
    expect(mail.text).toContain(new URL(link).pathname);
    expect(mail.text).not.toContain(new URL(link).hash);

    peer.answer(email, { code: 451, words: 'Later, please' });
    const ofInvite = { ...params, inviteId: made.id };
    await admin.browser.call(renewInviteLink, { params: ofInvite, body: { mail: true } });
    await toldAs('deferred');
    await admin.browser.call(removeInvite, { params: ofInvite });
    expect(await world.db.selectFrom('mailMessages').select('state').where('recipient', '=', email).execute()).toEqual([
      { state: 'sent' },
    ]);
  });

  it('leaves no secret behind once the server has it', async () => {
    const email = anAddress();
    const { release } = peer.hold(email);
    const { url } = await invite({ email });
    const waiting = await rowOf(email);
    expect(waiting.sealedFacts).not.toBeNull();
    expect(JSON.stringify(waiting)).not.toContain(url.slice(-43));
    release();
    expect((await settled(email, 'sent')).sealedFacts).toBeNull();
    const { rows } = await sql<{ jobs: string }>`
      select coalesce(json_agg(j), '[]')::text as jobs from pgboss.job j where name = 'mail.send'
    `.execute(world.db);
    expect(rows[0]?.jobs).not.toContain(url.slice(-43));
  });

  it('carries hostile names and messages as harmless words', async () => {
    const { email, url } = await invite({
      firstName: '<script>alert(1)</script>',
      inviterName: 'Eve\r\nBcc: everybody@example.org',
      mediaTitle: '{URL} \u202etxt.exe',
      message: 'Go to http://evil.example/login or www.evil.example\n<b>now</b>',
    });
    const mail = await arrivedAt(email);
    expect(mail.headers.has('bcc')).toBe(false);
    expect(mail.replyTo?.value[0]?.address).toBe(admin.email);
    expect(mail.subject).toBe('Eve Bcc: everybody@example.org invites you to “{URL} txt.exe”');
    expect(mail.html).not.toMatch(/<script|<b>|\u202e/);
    // mailparser links what it takes for an address, as mail programs do.
    const linked = Array.from((mail.textAsHtml ?? '').matchAll(/href="([^"]+)"/g), ([, href]) => href);
    expect(linked).toEqual([`mailto:${email}`, url]);
  });

  it('tells pages that follow the list', async () => {
    const { next } = await admin.browser.call(listChanges, { query: {} });
    const { mediaId, inviteId, email } = await invite();
    await settled(email, 'sent');
    await eventually(async () => {
      const { events } = await admin.browser.call(listChanges, {
        query: { since: next, topics: `invites:${mediaId}` },
      });
      expect(events).toContainEqual({ name: 'invites.changed', payload: { mediaId, inviteId } });
    });
  });

  it('is not sent when it was withdrawn while it waited', async () => {
    const email = anAddress();
    peer.answer(email, { code: 451, words: 'Later, please' });
    const { inviteId } = await invite({ email });
    await settled(email, 'deferred');
    await transact(world.db, (tx) => world.portal.mail.cancelQueued(tx, inviteId));
    await eventually(async () => {
      await hurry();
      const { rows } = await sql`select from pgboss.job where name = 'mail.send' and state <> 'completed'`.execute(
        world.db,
      );
      expect(rows).toEqual([]);
    });
    expect(peer.to(email)).toEqual([]);
    expect(await fateOf(inviteId)).toBeUndefined();
  });

  it('is not sent when its link is over', async () => {
    const { email } = await invite({ expiresAt: new Date(world.clock.now().getTime() - 1000).toISOString() });
    expect(await settled(email, 'bounced')).toMatchObject({
      reason: 'The link expired before the mail could be sent.',
      sealedFacts: null,
    });
    expect(peer.to(email)).toEqual([]);
  });

  it('is counted for its address', async () => {
    const { email } = await invite();
    const count = () => transact(world.db, (tx) => world.portal.mail.countToday(tx, email));
    expect(await count()).toBe(1);
  });
});

describe('a mail server with a mind of its own', () => {
  it('is asked again when it says later, and gets the message once', async () => {
    const email = anAddress();
    peer.answer(email, { code: 451, words: '4.3.0 Try again in a while' });
    await mailSomebody(email);
    expect(await settled(email, 'deferred')).toMatchObject({ attempts: 1, reason: '451 4.3.0 Try again in a while' });
    await settledByAnotherTry(email, 'sent');
    expect(peer.to(email)).toHaveLength(1);
  });

  it('has the last word when it refuses, in words that keep the address to themselves', async () => {
    const email = anAddress();
    peer.answer(email, { code: 550, words: `5.1.1 <${email}> is unknown here` });
    await mailSomebody(email);
    const row = await settled(email, 'bounced');
    expect(row).toMatchObject({ reason: '550 5.1.1 … is unknown here', sealedFacts: null });
    const status = await admin.browser.call(getMailStatus);
    expect(JSON.stringify(status)).not.toContain(email);
    expect(status.counts.bounced).toBeGreaterThan(0);
  });

  it('may hang up in the middle', async () => {
    const email = anAddress();
    peer.answer(email, 'hang-up');
    await mailSomebody(email);
    await settled(email, 'deferred');
    await settledByAnotherTry(email, 'sent');
    expect(peer.to(email)).toHaveLength(1);
  });

  it('loses nothing by being down', async () => {
    await peer.goDown();
    const [one, two] = [await mailSomebody(), await mailSomebody()];
    expect(await settled(one, 'deferred')).toMatchObject({ reason: 'The mail server cannot be reached.' });
    await settled(two, 'deferred');
    await peer.comeUp();
    await settledByAnotherTry(one, 'sent');
    await settledByAnotherTry(two, 'sent');
    expect([peer.to(one).length, peer.to(two).length]).toEqual([1, 1]);
  });

  it('is given up after days, with a reason', async () => {
    const email = anAddress();
    peer.answer(email, { code: 451, words: 'Never now' }, { code: 451, words: 'Never now' });
    await mailSomebody(email);
    await settled(email, 'deferred');
    await world.db.updateTable('mailMessages').set({ attempts: 63 }).where('recipient', '=', email).execute();
    expect((await settledByAnotherTry(email, 'bounced')).reason).toBe('Gave up after 64 attempts. 451 Never now');
  });
});

describe('the outbox', () => {
  it('hands a message over once although two workers have it', async () => {
    const email = anAddress();
    const { reached, release } = peer.hold(email);
    await mailSomebody(email);
    await reached;
    const { id } = await rowOf(email);
    await expect(world.portal.mail.send(id, AbortSignal.timeout(5000))).rejects.toThrow('Another worker');
    release();
    await settled(email, 'sent');
    await world.portal.mail.send(id, AbortSignal.timeout(5000));
    expect(peer.to(email)).toHaveLength(1);
  });

  it('finds messages whose order was lost', async () => {
    const email = anAddress();
    peer.answer(email, { code: 451, words: 'Later' });
    await mailSomebody(email);
    await settled(email, 'deferred');
    await sql`delete from pgboss.job where name = 'mail.send'`.execute(world.db);
    await world.db
      .updateTable('mailMessages')
      .set({ changedAt: new Date(world.clock.now().getTime() - 3 * 3600 * 1000) })
      .where('recipient', '=', email)
      .execute();
    await world.portal.mail.orderStranded();
    await settled(email, 'sent');
  });
});

describe('templates', () => {
  it('begin with one that invitations use', async () => {
    const { templates } = await admin.browser.call(listTemplates);
    const { inviteEmailTemplateId } = await admin.browser.call(getInviteSettings);
    expect(templates.map(({ id, name }) => ({ id, name }))).toContainEqual({
      id: inviteEmailTemplateId,
      name: 'Invitation',
    });
  });

  it('are made, changed and deleted; the one in use stays', async () => {
    const { id: templateId } = await admin.browser.call(createTemplate, { body: aTemplate() });
    const params = { templateId };
    const changed = await admin.browser.call(changeTemplate, { params, body: aTemplate({ name: 'Shorter' }) });
    expect(changed).toMatchObject({ id: templateId, name: 'Shorter' });

    const { inviteEmailTemplateId: first } = await admin.browser.call(getInviteSettings);
    await world.configure('invites', { inviteEmailTemplateId: templateId });
    expect(await admin.browser.refusalOf(deleteTemplate, { params })).toBe('mail.template-in-use');
    const { email } = await invite();
    expect((await arrivedAt(email)).from?.value[0]?.name).toBe('Film club');

    await world.configure('invites', { inviteEmailTemplateId: first });
    expect(await admin.browser.refusalOf(deleteTemplate, { params })).toBeNull();
    expect(await admin.browser.refusalOf(deleteTemplate, { params })).toBe('mail.template-unknown');
    expect(await admin.browser.refusalOf(changeTemplate, { params, body: aTemplate() })).toBe('mail.template-unknown');
  });

  it('stay away after the next start when nobody wants one', async () => {
    const own = await openWorld();
    await using _ = own;
    const { inviteEmailTemplateId } = await own.portal.settings.get('invites');
    await own.configure('invites', { inviteEmailTemplateId: null });
    const { browser } = await own.aPerson({ siteRole: 'administrator' });
    await browser.call(deleteTemplate, { params: { templateId: inviteEmailTemplateId ?? '' } });
    await own.portal.mail.ensureDefaultTemplate();
    expect((await browser.call(listTemplates)).templates).toEqual([]);
  });

  it('that do not exist cannot be chosen for invitations', async () => {
    const settings = await admin.browser.call(getInviteSettings);
    const body = { ...settings, inviteEmailTemplateId: randomUUID() };
    await expect(admin.browser.call(saveInviteSettings, { body })).rejects.toMatchObject({
      document: { code: 'mail.template-unknown', fields: [{ field: 'inviteEmailTemplateId' }] },
    });
  });

  it('are shown with sample data before they are saved', async () => {
    const { subject, html, plain } = await admin.browser.call(previewTemplate, { body: aSample() });
    expect(subject).toContain('Photosynthesis');
    expect(html).toContain('Ada, Grace Hopper shows');
    expect(plain).toContain(`${world.publicUrl}/i/`);
  });
});

describe('a test message', () => {
  it('goes out at once and brings back what the server said', async () => {
    const to = anAddress();
    const { reply } = await admin.browser.call(sendTestMail, { body: { to, template: aSample() } });
    expect(reply).toBe('250 Taken, thank you');
    expect(peer.to(to)[0]?.subject).toContain('Photosynthesis');
    await admin.browser.call(sendTestMail, { body: { to } });
    expect(peer.to(to)[1]?.subject).toBe('A test from Usher');
  });

  it('that fails says why', async () => {
    const body = { to: anAddress() };
    peer.answer(body.to, { code: 554, words: 'Not from you' });
    await expect(admin.browser.call(sendTestMail, { body })).rejects.toMatchObject({
      document: { code: 'mail.test-failed', facts: { reply: '554 Not from you' } },
    });
  });
});

describe('mail status', () => {
  it('names the server without its password, and whom mail went to only in outline', async () => {
    const email = await mailSomebody();
    await settled(email, 'sent');
    const { server, from, recent } = await admin.browser.call(getMailStatus);
    expect(server).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(from).toBe('usher@portal.example');
    expect(recent[0]).toMatchObject({ subject: 'Choose your password', state: 'sent', attempts: 1 });
    expect(recent[0]?.maskedTo).toMatch(/^.….@e…e\.org$/);
  });

  it('is for administrators only, as is everything here', async () => {
    const { browser } = await world.aPerson({ siteRole: 'publisher' });
    expect(await browser.refusalOf(getMailStatus)).toBe('access.denied');
    expect(await browser.refusalOf(listTemplates)).toBe('access.denied');
    expect(await browser.refusalOf(createTemplate, { body: aTemplate() })).toBe('access.denied');
    expect(await browser.refusalOf(previewTemplate, { body: aSample() })).toBe('access.denied');
    expect(await browser.refusalOf(sendTestMail, { body: { to: 'a@example.org' } })).toBe('access.denied');
    expect(await world.aBrowser().refusalOf(getMailStatus)).toBe('access.sign-in-needed');
  });
});

describe('without a mail server', () => {
  it('nothing is promised', async () => {
    const own = await openWorld();
    await using _ = own;
    const { browser } = await own.aPerson({ siteRole: 'administrator' });
    const { setUpLink } = await browser.call(createPerson, {
      body: { email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace', siteRole: 'viewer' },
    });
    expect(setUpLink.mailed).toBe(false);
    expect(await browser.call(getMailStatus)).toMatchObject({ server: null, from: null, recent: [] });
    expect(await browser.refusalOf(sendTestMail, { body: { to: 'a@example.org' } })).toBe('mail.no-server');
  });
});
