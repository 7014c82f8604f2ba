import { ImapFlow } from 'imapflow';
import type { Secret } from './secret.ts';

/** What reports something stands before the message it reports, so the beginning is enough. */
const LONGEST_READ = 256 * 1024;
const MOST_AT_ONCE = 200;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** How far a mailbox was read: its numbers are those of `uidValidity` only (RFC 3501 §2.3.1.1). */
export type Place = { readonly uidValidity: number; readonly lastUid: number };

/** What shall become of a message that was looked at; `later`: it and those after it are looked at another time. */
export type Looked = 'delete' | 'keep' | 'later';

export type Imap = ReturnType<typeof openImap>;

/** A mailbox of the configuration, `imaps://user:password@host/INBOX`. It is spoken to when it is read, not before. */
export function openImap(url: Secret) {
  const { protocol, hostname, port, username, password, pathname } = new URL(url.reveal());
  const folder = decodeURIComponent(pathname.slice(1)) || 'INBOX';
  return { name: `${decodeURIComponent(username)}, ${folder} (${hostname})`, read };

  /** Shows each message after `place` once, oldest first, and tells how far it came; at most 200 at a time. */
  async function read(
    place: Place | null,
    look: (source: Buffer) => Promise<Looked>,
    signal: AbortSignal,
  ): Promise<Place> {
    const client = new ImapFlow({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (protocol === 'imaps:' ? 993 : 143) : Number(port),
      secure: protocol === 'imaps:',
      // The password goes over a secured connection, or nowhere else than to this machine.
      ...(protocol === 'imaps:' || LOOPBACK.includes(hostname) ? {} : { doSTARTTLS: true }),
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
      socketTimeout: 60_000,
      disableAutoIdle: true,
      logger: false,
    });
    // What breaks also fails the command under way; without a listener it would end the process.
    client.on('error', () => {});
    const stop = () => client.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await client.connect();
      const mailbox = await client.mailboxOpen(folder);
      const uidValidity = Number(mailbox.uidValidity);
      const from = place?.uidValidity === uidValidity ? place.lastUid : 0;
      const lastUid = mailbox.exists === 0 ? from : await readAfter(client, from, look);
      await client.logout();
      return { uidValidity, lastUid };
    } catch (error) {
      throw new Error(reasonOf(error), { cause: error });
    } finally {
      signal.removeEventListener('abort', stop);
      client.close();
    }
  }
}

async function readAfter(client: ImapFlow, from: number, look: (source: Buffer) => Promise<Looked>): Promise<number> {
  const found = (await client.search({ uid: `${from + 1}:*` }, { uid: true })) || [];
  // `n:*` names the last message also when its number is lower (RFC 3501 §6.4.8).
  const uids = found.filter((uid) => uid > from).sort((one, other) => one - other);
  let lastUid = from;
  for (const uid of uids.slice(0, MOST_AT_ONCE)) {
    const message = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: LONGEST_READ } },
      { uid: true },
    );
    // Somebody else may have deleted it meanwhile.
    const looked = message === false || message.source === undefined ? 'keep' : await look(message.source);
    if (looked === 'later') break;
    if (looked === 'delete') await client.messageDelete(String(uid), { uid: true });
    lastUid = uid;
  }
  return lastUid;
}

/** In words for an administrator, without the password or what the mailbox holds. */
function reasonOf(error: unknown): string {
  const { authenticationFailed, code, responseText } = Object(error);
  if (authenticationFailed === true) return 'The mailbox did not accept our sign-in.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The name of the mailbox’s server was not found.';
  if (typeof responseText === 'string' && responseText !== '') return `The mailbox’s server said: ${responseText}`;
  return 'The mailbox’s server cannot be reached.';
}
