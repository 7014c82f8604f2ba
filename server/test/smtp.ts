import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Secret } from '#infra/secret.ts';

/** What the peer says once it has a whole message; `hang-up` closes the connection instead. */
export type PeerAnswer = { readonly code: number; readonly words: string } | 'hang-up';

type Held = { readonly reached: () => void; readonly released: Promise<void> };

export type SmtpPeer = Awaited<ReturnType<typeof openSmtpPeer>>;

/** A real mail server on the loopback, which keeps what it accepted and can be told to be difficult. */
export async function openSmtpPeer() {
  const accepted: ParsedMail[] = [];
  const answers = new Map<string, PeerAnswer[]>();
  const held = new Map<string, Held>();
  let server = await listen(0);
  const { port } = server.server.address() as AddressInfo; // It listens on TCP.

  return {
    accepted,
    portalOptions: {
      smtpUrl: new Secret(`smtp://127.0.0.1:${port}`),
      from: 'Usher <usher@portal.example>',
      bounceAddress: null,
      bounceImapUrl: null,
      noticeKey: null,
    },
    /** The next messages to this address are answered like this, one after the other; then they are accepted. */
    answer: (address: string, ...next: readonly PeerAnswer[]) => void answers.set(address, [...next]),
    hold,
    goDown: () => close(server),
    comeUp: async () => {
      server = await listen(port);
    },
    to: (address: string) => accepted.filter((mail) => recipientOf(mail) === address),
    [Symbol.asyncDispose]: () => close(server),
  };

  /** Whoever writes to this address waits for an answer until `release`. */
  function hold(address: string) {
    const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    held.set(address, { reached: reached.resolve, released: released.promise });
    return { reached: reached.promise, release: released.resolve };
  }

  function listen(onPort: number): Promise<SMTPServer> {
    const opened = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      logger: false,
      onData: (stream, session, answer) => {
        void simpleParser(stream, {}).then(async (mail) => {
          const address = recipientOf(mail) ?? '';
          held.get(address)?.reached();
          await held.get(address)?.released;
          const next = answers.get(address)?.shift();
          if (next === 'hang-up') {
            for (const connection of opened.connections) if (connection.id === session.id) connection.close();
            return;
          }
          if (next !== undefined) return answer(Object.assign(new Error(next.words), { responseCode: next.code }));
          accepted.push(mail);
          answer(null, 'Taken, thank you');
        });
      },
    });
    // Connections that break are part of what is tested.
    opened.on('error', () => {});
    return new Promise((resolve) => opened.listen(onPort, '127.0.0.1', () => resolve(opened)));
  }
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function recipientOf({ to }: ParsedMail): string | undefined {
  return (Array.isArray(to) ? to[0] : to)?.value[0]?.address;
}
