import { createTransport } from 'nodemailer';
import { foldEmail } from '#contract/accounts/email.ts';
import { oneLine } from '#contract/text.ts';
import type { Secret } from './secret.ts';
import { presentable } from './server-words.ts';

/** No conversation with the mail server lasts longer; the order of a message expires after it. */
const LONGEST_CONVERSATION_MILLISECONDS = 90_000;

export type Mailbox = { readonly name: string; readonly address: string };

export type OutgoingMail = {
  readonly messageId: string;
  readonly date: Date;
  /** Where the message returns to, with delivery notices if the server can ask for them; null: the sender, without. */
  readonly returnPath: string | null;
  readonly senderName: string;
  readonly to: string;
  readonly replyTo: Mailbox | null;
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
  /** What the HTML shows by `cid:`. */
  readonly pictures: readonly { readonly cid: string; readonly name: string; readonly png: Buffer }[];
  /** A time for the reader's calendar, with what shall be done with it there; null: there is none. */
  readonly calendar: { readonly method: string; readonly file: string } | null;
  readonly headers: Readonly<Record<string, string>>;
};

/** `refused` is for good and about this message; everything else may go better another time. */
export type Delivery =
  | { readonly kind: 'accepted'; readonly reply: string }
  | { readonly kind: 'deferred'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

export type Smtp = ReturnType<typeof openSmtp>;

/** The mail server of the configuration. It is spoken to when a message is delivered, not before. */
export function openSmtp({ smtpUrl, from }: { readonly smtpUrl: Secret; readonly from: string }) {
  const sender = parseMailbox(from);
  const transport = createTransport({
    url: smtpUrl.reveal(),
    pool: true,
    maxConnections: 4,
    // The pool would repeat a message whose connection closed before the answer; whether to do so is the outbox's to decide.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    dnsTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const { host } = new URL(smtpUrl.reveal());
  // Jobs had their time to finish before this: who still speaks is cut off, and the message is tried again later.
  return { host, sender, deliver, [Symbol.dispose]: () => transport.close({ force: true }) };

  async function deliver(mail: OutgoingMail, signal?: AbortSignal): Promise<Delivery> {
    const longEnough = AbortSignal.timeout(LONGEST_CONVERSATION_MILLISECONDS);
    try {
      const { response } = await transport.sendMail({
        messageId: mail.messageId,
        date: mail.date,
        from: { name: mail.senderName || sender.name, address: sender.address },
        to: { name: '', address: mail.to },
        ...(mail.returnPath === null ? {} : returning(mail, mail.returnPath)),
        ...(mail.replyTo === null ? {} : { replyTo: { ...mail.replyTo } }),
        subject: mail.subject,
        html: mail.html,
        text: mail.plain,
        attachments: mail.pictures.map(({ cid, name, png }) => ({
          cid,
          filename: name,
          content: png,
          contentType: 'image/png',
          contentDisposition: 'inline' as const,
        })),
        ...(mail.calendar === null
          ? {}
          : { icalEvent: { method: mail.calendar.method, filename: 'invite.ics', content: mail.calendar.file } }),
        headers: { ...mail.headers },
        signal: signal === undefined ? longEnough : AbortSignal.any([signal, longEnough]),
      });
      return { kind: 'accepted', reply: presentable(response ?? '') };
    } catch (error) {
      return deliveryAfter(error as Failure); // nodemailer adds these fields to every error it throws.
    }
  }
}

/** RFC 3461: asked for only where the server offers it; ENVID and ORCPT name the message and the person it was for. */
function returning({ messageId, to }: OutgoingMail, returnPath: string) {
  return {
    envelope: { from: returnPath, to },
    dsn: {
      id: messageId.slice(1, -1),
      return: 'headers',
      notify: ['success', 'failure', 'delay'],
      // Another alphabet has another address type (RFC 6533), which few servers know.
      ...(/^[!-~]+$/.test(to) ? { recipient: `rfc822;${to}` } : {}),
    },
  };
}

/** `Usher <noreply@example.org>` or the address alone. */
function parseMailbox(text: string): Mailbox {
  const [, name = '', inBrackets] = /^(.*?)\s*<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  if (foldEmail(address) === null) throw new Error('MAIL_FROM is not an address that mail could come from.');
  return { name: oneLine(name.replace(/^"(.*)"$/, '$1')), address };
}

type Failure = {
  readonly code?: string;
  /** What the system or TLS called it. */
  readonly originalCode?: string;
  readonly response?: string;
  readonly permanent?: boolean;
};

/** What to say when there is no reply to quote. */
const WORDS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'The mail server did not answer in time.',
  EABORT: 'The mail server did not answer in time.',
  EDNS: 'The name of the mail server was not found.',
  ETLS: 'No secure connection to the mail server came about.',
  EAUTH: 'The mail server did not accept our sign-in.',
  ENOAUTH: 'The mail server asks for a sign-in.',
};

/** A certificate that is expired, of another name or of nobody we know; a password must not go there. */
const BROKEN_TRUST = /CERT|SELF_SIGNED|^ERR_(TLS|SSL)|EPROTO/;

/**
 * Only what the server said about this very message, its sender or recipient, is for good (RFC 5321 §4.2.1): a
 * refused sign-in or greeting is a 5xx too, but speaks of the configuration, which somebody will put right.
 */
function deliveryAfter({ code: outer = '', originalCode = '', response, permanent }: Failure): Delivery {
  const code = BROKEN_TRUST.test(originalCode) ? 'ETLS' : outer;
  const reason = response === undefined ? (WORDS[code] ?? 'The mail server cannot be reached.') : presentable(response);
  if (code === 'EENVELOPE' && response === undefined)
    return { kind: 'refused', reason: 'This address cannot be written to from here.' };
  const aboutThisMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  return { kind: aboutThisMessage && permanent === true ? 'refused' : 'deferred', reason };
}
