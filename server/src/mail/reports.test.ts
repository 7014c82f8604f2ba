import { describe, expect, it } from 'vitest';
import { readMail } from '#infra/mime.ts';
import { createKeys, newSecret } from '#infra/secret.ts';
import { noticeIn, returnAddressesIn } from './reports.ts';
import { createReturnPaths } from './return-path.ts';

const keys = createKeys(newSecret());
const paths = createReturnPaths({ base: 'bounces@example.edu', keys });
const messageId = '0f5a7c1e-9d3b-4e21-8a44-b1c2d3e4f506';
const address = paths.of(messageId) ?? '';

/** What this mail says, about which message. */
async function told(source: string | Buffer) {
  const mail = await readMail(Buffer.from(source));
  return mail && { about: paths.messageIdIn(returnAddressesIn(mail)), notice: noticeIn(mail) };
}

type Report = { readonly head?: string; readonly words?: string; readonly status: string; readonly type?: string };

const aReport = ({ head = '', words = 'This is the mail system.', status, type = 'message/delivery-status' }: Report) =>
  `Return-Path: <>
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
To: ${address}
Subject: Undelivered Mail Returned to Sender
${head}MIME-Version: 1.0
Content-Type: multipart/report; report-type=${type.split('/')[1]};
 boundary="=_b"

--=_b
Content-Type: text/plain; charset=us-ascii

${words}

--=_b
Content-Type: ${type}

${status}
--=_b
Content-Type: text/rfc822-headers

Return-Path: <${address}>
Message-ID: <${messageId}@portal.example>
--=_b--
`.replaceAll('\n', '\r\n');

const failed = (lines: string) =>
  `Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; ada@example.org\n${lines}\n`;

describe('a report', () => {
  it('of Postfix is understood, although it calls itself an automatic reply', async () => {
    const status = failed(
      'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <ada@example.org>: Recipient address\n    rejected: User unknown',
    );
    expect(await told(aReport({ head: 'Auto-Submitted: auto-replied\n', status }))).toEqual({
      about: messageId,
      notice: {
        kind: 'bounced',
        bounce: 'permanent',
        reason: '550 5.1.1 …: Recipient address rejected: User unknown',
      },
    });
  });

  it('of Exchange is understood', async () => {
    const status = failed(
      'Action: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    );
    expect((await told(aReport({ status })))?.notice).toMatchObject({ kind: 'bounced', bounce: 'permanent' });
  });

  it('of Gmail about a full mailbox lets the next mail through', async () => {
    const status = failed(
      'Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552-5.2.2 The recipient is out of storage space.',
    );
    expect((await told(aReport({ status })))?.notice).toMatchObject({ kind: 'bounced', bounce: 'transient' });
  });

  it('of a delay, a delivery, a relay to where nobody reports', async () => {
    const of = async (action: string) =>
      (await told(aReport({ status: failed(`Action: ${action}\nStatus: 4.4.1`) })))?.notice;
    expect(await of('delayed')).toEqual({ kind: 'deferred', reason: '4.4.1' });
    expect(await of('delivered (to mailbox)')).toEqual({ kind: 'delivered' });
    expect(await of('relayed')).toBeNull();
    expect(await of('expanded')).toBeNull();
  });

  it('of a complaint is known by the sender it names', async () => {
    const of = (kind: string) =>
      told(
        aReport({
          type: 'message/feedback-report',
          status: `Feedback-Type: ${kind}\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Mail-From: <${address}>`,
        }).replace(`To: ${address}`, 'To: loop@example.edu'),
      );
    expect(await of('abuse')).toMatchObject({ about: messageId, notice: { kind: 'complained' } });
    expect((await of('not-spam'))?.notice).toBeNull();
  });
});

const aNote = (head: string, words: string) =>
  `${head}\nTo: ${address}\nContent-Type: text/plain\n\n${words}\n`.replaceAll('\n', '\r\n');

describe('a mail that is no report', () => {
  it('is a bounce when an old mail system says so', async () => {
    const qmail = aNote(
      'Return-Path: <>\nFrom: MAILER-DAEMON@old.example.org\nSubject: failure notice',
      "Hi. This is the qmail-send program at old.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<ada@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n550 not this",
    );
    expect(await told(qmail)).toEqual({
      about: messageId,
      notice: { kind: 'bounced', bounce: 'permanent', reason: 'Sorry, no mailbox here by that name. (#5.1.1)' },
    });
    const warning = aNote(
      'Return-Path: <>\nFrom: Mail Delivery Subsystem <postmaster@old.example.org>\nSubject: Warning: could not send for 4 hours',
      'Your message is delayed. 450 4.2.1 busy. It will be retried.',
    );
    expect((await told(warning))?.notice?.kind).toBe('deferred');
  });

  it.each([
    ['out of office', 'From: ada@example.org\nAuto-Submitted: auto-replied\nSubject: Out of office'],
    ['vacation', 'Return-Path: <>\nFrom: postmaster@example.org\nX-Autoreply: yes\nSubject: 550 5.1.1 away'],
    ['Exchange', 'Return-Path: <>\nFrom: postmaster@example.org\nPrecedence: auto_reply\nSubject: Undeliverable? No'],
    ['a person', 'Return-Path: <ada@example.org>\nFrom: MAILER-DAEMON@example.org\nSubject: I am no robot'],
    ['a challenge', 'Return-Path: <>\nFrom: MAILER-DAEMON@example.org\nSubject: Please confirm'],
  ])('says nothing when it is an answer: %s', async (_name, head) => {
    expect(await told(aNote(head, 'I am away until Monday.'))).toEqual({ about: messageId, notice: null });
  });
});

describe('a return address', () => {
  it('names its message, in any spelling, and nobody can make another', () => {
    expect(address).toMatch(/^bounces\+[0-9a-z]{41}@example\.edu$/);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(paths.messageIdIn(address.toUpperCase())).toBe(messageId);
    for (let at = 'bounces+'.length; at < 'bounces+'.length + 41; at += 1) {
      const forged = `${address.slice(0, at)}${address[at] === '1' ? '2' : '1'}${address.slice(at + 1)}`;
      expect(paths.messageIdIn(forged)).toBeNull();
    }
    expect(paths.messageIdIn(`bounces+${'z'.repeat(41)}@example.edu`)).toBeNull();
    const others = createReturnPaths({ base: 'bounces@example.edu', keys: createKeys(newSecret()) });
    expect(others.messageIdIn(address)).toBeNull();
  });

  it('needs room before the @', () => {
    expect(() => createReturnPaths({ base: `${'a'.repeat(23)}@example.edu`, keys })).toThrow('BOUNCE_ADDRESS');
    expect(createReturnPaths({ base: null, keys }).of(messageId)).toBeNull();
  });
});

describe('hostile mail', () => {
  const nested = Array.from(
    { length: 4000 },
    (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
  );
  it.each([
    ['nested', nested.join('')],
    ['endless header', `To: ${address}\r\nX: ${'a\r\n '.repeat(80_000)}`],
    ['bytes', Buffer.from(Array.from({ length: 250_000 }, (_, n) => (n * 7919) % 256))],
    ['no end', aReport({ status: failed(`Action: failed\nStatus: ${'5.'.repeat(100_000)}`) })],
    ['many groups', aReport({ status: 'Action: x\n\n'.repeat(20_000) })],
    ['colons', aReport({ status: `${':'.repeat(100_000)}\n${'a-'.repeat(50_000)}` })],
    ['cut off', aReport({ status: failed('Action: failed\nStatus: 5.1.1') }).slice(0, 500)],
    ['nothing', ''],
  ])('ends soon: %s', async (_name, source) => {
    const start = performance.now();
    await told(source);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
