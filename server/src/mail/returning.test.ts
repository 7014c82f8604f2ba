import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInvite, listInvites, renewInviteLink } from '#contract/invites/endpoints.ts';
import { getMailStatus } from '#contract/mail/fate.ts';
import { listNotices } from '#contract/notices/endpoints.ts';
import { newSecret } from '#infra/secret.ts';
import { eventually } from '#test/eventually.ts';
import { type ImapPeer, openImapPeer } from '#test/imap.ts';
import { openSmtpPeer, type SmtpPeer } from '#test/smtp.ts';
import { openWorld, type PersonInWorld, type World } from '#test/world.ts';

const KEY = newSecret();
let peer: SmtpPeer;
let imap: ImapPeer;
let world: World;
let owner: PersonInWorld;
let params: { readonly mediaId: string };
beforeAll(async () => {
  peer = await openSmtpPeer();
  imap = await openImapPeer();
  world = await openWorld({
    mail: { ...peer.portalOptions, bounceAddress: 'bounces@portal.example', bounceImapUrl: imap.url, noticeKey: KEY },
  });
  owner = await world.aPerson({ siteRole: 'administrator' });
  params = { mediaId: await world.aMedia(owner) };
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await imap[Symbol.asyncDispose]();
  await peer[Symbol.asyncDispose]();
});

const wanted = (email: string) =>
  ({ email, firstName: 'Ada', lastName: 'Lovelace', role: 'viewer', mail: true }) as const;

const mailOf = async (inviteId: string) => {
  const { invites } = await owner.browser.call(listInvites, { params });
  return invites.find(({ id }) => id === inviteId)?.mail;
};

const told = (inviteId: string, mail: object) =>
  eventually(async () => expect(await mailOf(inviteId)).toMatchObject(mail));

/** Somebody whose mail the server took, and where it would come back to. */
async function mailSomebody() {
  const email = `${randomUUID()}@example.org`;
  const { invite } = await owner.browser.call(createInvite, { params, body: wanted(email) });
  await told(invite.id, { state: 'sent' });
  const { mailFrom, rcptTo, dsn } = peer.envelopeTo(email) ?? {};
  const returnPath = mailFrom === false ? '' : (mailFrom?.address ?? '');
  const messageId = peer.to(email)[0]?.messageId ?? '';
  return { inviteId: invite.id, email, returnPath, messageId, dsn, asked: rcptTo?.[0]?.dsn };
}

const look = () => world.portal.mail.readReturns(AbortSignal.timeout(20_000));

const aReport = (returnPath: string, action: string, status: string, subject = 'A report') =>
  `Return-Path: <>
From: MAILER-DAEMON@mx.example.org
To: ${returnPath}
Subject: ${subject}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ada@example.org
Action: ${action}
Status: ${status}

--=_b--
`.replaceAll('\n', '\r\n');

describe('a mail that leaves', () => {
  it('has a return address of its own, and asks for delivery notices', async () => {
    const [one, two] = [await mailSomebody(), await mailSomebody()];
    expect(one.returnPath).toMatch(/^bounces\+[0-9a-z]{41}@portal\.example$/);
    expect(two.returnPath).not.toBe(one.returnPath);
    expect(one.dsn).toMatchObject({ ret: 'HDRS', envid: one.messageId.slice(1, -1) });
    expect(one.asked).toMatchObject({ notify: ['SUCCESS', 'FAILURE', 'DELAY'], orcpt: `rfc822;${one.email}` });
    expect(peer.to(one.email)[0]?.from?.value[0]?.address).toBe('usher@portal.example');
  });
});

describe('the mailbox of what comes back', () => {
  it('tells delivered, delayed and bounced, once each, and keeps what is somebody else’s', async () => {
    const [arrived, late, gone] = [await mailSomebody(), await mailSomebody(), await mailSomebody()];
    await imap.arrive(
      aReport(arrived.returnPath, 'delivered', '2.1.5'),
      aReport(late.returnPath, 'delayed', '4.4.1'),
      aReport(gone.returnPath, 'failed', '5.1.1'),
      `From: ada@example.org\r\nTo: ${arrived.returnPath}\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nI am away.`,
      'From: somebody@example.org\r\nSubject: A letter\r\n\r\nHello',
      aReport(`bounces+${'0'.repeat(41)}@portal.example`, 'failed', '5.1.1', 'A forgery'),
    );
    // Two processes look at the same time.
    await Promise.all([look(), look()]);
    await told(arrived.inviteId, { state: 'delivered', reason: null });
    await told(late.inviteId, { state: 'deferred', reason: '4.4.1' });
    await told(gone.inviteId, { state: 'bounced', bounce: 'permanent', reason: '5.1.1' });
    expect(await imap.subjects()).toEqual(['A letter', 'A forgery']);
    const { notices } = await owner.browser.call(listNotices);
    expect(notices.filter(({ kind }) => kind === 'invite-bounced')).toHaveLength(1);
  });

  it('is looked at again after it was gone, and the console knows', async () => {
    const { inviteId, returnPath } = await mailSomebody();
    await imap.arrive(aReport(returnPath, 'delivered', '2.0.0'));
    await imap.goDown();
    await expect(look()).rejects.toThrow('cannot be reached');
    const { returns } = await owner.browser.call(getMailStatus);
    expect(returns).toMatchObject({
      address: 'bounces@portal.example',
      mailbox: { name: 'bounces, INBOX (127.0.0.1)', trouble: 'The mailbox’s server cannot be reached.' },
      noticesAt: `${world.publicUrl}/api/v1/mail/notices`,
    });
    await imap.comeUp();
    await look();
    await told(inviteId, { state: 'delivered' });
    const after = await owner.browser.call(getMailStatus);
    expect(after.returns.mailbox?.trouble).toBeNull();
    expect(after.counts.delivered).toBeGreaterThan(0);
    expect(JSON.stringify(after)).not.toContain('of-its-own');
  });
});

type Signed = { readonly key?: string; readonly id?: string; readonly at?: number };

/** As a mail service posts it: no session, no Origin. */
async function post(body: object, { key = KEY.reveal(), id = randomUUID(), at = Date.now() }: Signed = {}) {
  const [text, timestamp] = [JSON.stringify(body), String(Math.floor(at / 1000))];
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64');
  const response = await fetch(new URL('/api/v1/mail/notices', world.publicUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,bm9ib2R5 v1,${signature}`,
    },
    body: text,
  });
  const answer = (await response.json()) as { readonly outcome?: string; readonly code?: string };
  return answer.outcome ?? answer.code;
}

describe('a mail service', () => {
  it('tells what became of a message, by its id or its return address', async () => {
    const [one, two] = [await mailSomebody(), await mailSomebody()];
    expect(await post({ messageId: one.messageId, kind: 'delivered' })).toBe('recorded');
    await told(one.inviteId, { state: 'delivered' });
    expect(
      await post({ returnPath: two.returnPath, kind: 'bounced', permanent: true, reason: `<${two.email}> is gone` }),
    ).toBe('recorded');
    await told(two.inviteId, { state: 'bounced', bounce: 'permanent', reason: '… is gone' });
    expect(await post({ messageId: `<${randomUUID()}@elsewhere>`, kind: 'delivered' })).toBe('unknown');
    expect(await post({ kind: 'delivered' })).toBe('request.invalid');
  });

  it('is believed only with the key, now, and once', async () => {
    const { inviteId, messageId } = await mailSomebody();
    const notice = { messageId, kind: 'complained' };
    expect(await post(notice, { key: 'x'.repeat(43) })).toBe('mail.notice-unsigned');
    expect(await post(notice, { at: Date.now() - 600_000 })).toBe('mail.notice-unsigned');
    expect(await post(notice, { at: Date.now() + 600_000 })).toBe('mail.notice-unsigned');
    expect(await mailOf(inviteId)).toMatchObject({ state: 'sent' });
    const id = randomUUID();
    expect(await post({ messageId, kind: 'delivered' }, { id })).toBe('recorded');
    expect(await post(notice, { id })).toBe('repeated');
    expect(await post({ messageId, kind: 'delivered' })).toBe('nothing-new');
    expect(await post(notice)).toBe('recorded');
    await told(inviteId, { state: 'complained' });
  });

  it('comes again when the message is just being sent', async () => {
    const email = `${randomUUID()}@example.org`;
    const { reached, release } = peer.hold(email);
    const { invite } = await owner.browser.call(createInvite, { params, body: wanted(email) });
    await reached;
    const { id } = await world.db
      .selectFrom('mailMessages')
      .select('id')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    const [notice, once] = [{ messageId: id, kind: 'delivered' }, { id: randomUUID() }];
    expect(await post(notice, once)).toBe('mail.message-busy');
    release();
    await told(invite.id, { state: 'sent' });
    expect(await post(notice, once)).toBe('recorded');
  });
});

describe('an address whose mail came back', () => {
  it('gets the next one only when somebody sends it on purpose', async () => {
    const { email, messageId, inviteId } = await mailSomebody();
    await post({ messageId, kind: 'bounced', permanent: true });
    const again = await owner.browser.call(createInvite, { params, body: { ...wanted(email), another: true } });
    expect(again).toMatchObject({ mailed: false, invite: { mail: { state: 'not-mailed' } } });
    const resent = await owner.browser.call(renewInviteLink, { params: { ...params, inviteId }, body: { mail: true } });
    expect(resent.mailed).toBe(true);
    await told(inviteId, { state: 'sent' });
    expect(peer.to(email)).toHaveLength(2);
  });
});

it('takes no notices without a key', async () => {
  const own = await openWorld({ mail: peer.portalOptions });
  await using _ = own;
  const response = await fetch(new URL('/api/v1/mail/notices', own.publicUrl), { method: 'POST', body: '{}' });
  expect(await response.json()).toMatchObject({ code: 'mail.notices-off' });
});

it('keeps a mail to itself where the server’s certificate is not good', async () => {
  const bad = await openSmtpPeer({ hasBadCertificate: true });
  const own = await openWorld({ mail: bad.portalOptions });
  const by = await own.aPerson({ siteRole: 'administrator' });
  const mediaId = await own.aMedia(by);
  await by.browser.call(createInvite, { params: { mediaId }, body: wanted('ada@example.org') });
  await eventually(async () => {
    const { invites } = await by.browser.call(listInvites, { params: { mediaId } });
    expect(invites[0]?.mail).toMatchObject({
      state: 'deferred',
      reason: 'No secure connection to the mail server came about.',
    });
  });
  expect(bad.accepted).toEqual([]);
  await own[Symbol.asyncDispose]();
  await bad[Symbol.asyncDispose]();
});
