import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { Secret } from '#infra/secret.ts';

/** What the peer says once it has a whole message; `hang-up` closes the connection instead. */
export type PeerAnswer = { readonly code: number; readonly words: string } | 'hang-up';

/** How far a message came, as the peer sees it. */
export const SMTP_STEPS = ['sender', 'recipient', 'data', 'received', 'answered'] as const;
export type SmtpStep = (typeof SMTP_STEPS)[number];

type Held = { readonly reached: () => void; readonly released: Promise<void> };

export type SmtpPeer = Awaited<ReturnType<typeof openSmtpPeer>>;

/** A real mail server on the loopback, which keeps what it accepted and can be told to be difficult. */
export async function openSmtpPeer({ hasBadCertificate = false }: { readonly hasBadCertificate?: boolean } = {}) {
  const accepted: ParsedMail[] = [];
  const envelopes = new Map<string, SMTPServerSession['envelope']>();
  let arriving = 0;
  let watch: (step: SmtpStep) => void = () => {};
  const answers = new Map<string, PeerAnswer[]>();
  const held = new Map<string, Held>();
  let server = await listen(0);
  const { port } = server.server.address() as AddressInfo; // It listens on TCP.

  return {
    accepted,
    /** Nobody speaks with it, and all that came is counted. */
    isQuiet: () => arriving === 0 && server.connections.size === 0,
    /** What was said before the latest message to this address. */
    envelopeTo: (address: string) => envelopes.get(address),
    watch: (look: (step: SmtpStep) => void) => {
      watch = look;
    },
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
      disabledCommands: hasBadCertificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      hideDSN: false,
      closeTimeout: 100,
      logger: false,
      onMailFrom: (_sender, _session, answer) => {
        watch('sender');
        answer();
      },
      onRcptTo: (_recipient, _session, answer) => {
        watch('recipient');
        answer();
      },
      onData: (stream, session, answer) => {
        watch('data');
        arriving += 1;
        const { envelope } = session;
        const arrived = simpleParser(stream, {}).then(async (mail) => {
          const address = recipientOf(mail) ?? '';
          envelopes.set(address, envelope);
          watch('received');
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
          watch('answered');
        });
        // Who was cut off in the middle of a message gets no answer.
        void arrived
          .catch(() => {})
          .finally(() => {
            arriving -= 1;
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
