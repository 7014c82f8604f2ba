import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { Secret } from '#infra/secret.ts';
import { eventually } from './eventually.ts';
import { freePort } from './world.ts';

const PASSWORD = 'p@ss:word/of-its-own';
/** Dovecot serves nobody's mail as root. */
const NOBODY = { uid: 65_534, gid: 65_534, user: 'nobody', group: 'nogroup' };

export type ImapPeer = Awaited<ReturnType<typeof openImapPeer>>;

/** A real Dovecot of its own on the loopback, with one mailbox, which can go down and come up again. */
export async function openImapPeer() {
  const folder = await mkdtemp(join(tmpdir(), 'usher-imap-'));
  const { uid, gid, username } = userInfo();
  const runner = uid === 0 ? NOBODY : { uid, gid, user: username, group: '$default_internal_group' };
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  await mkdir(join(folder, 'mail'));
  await writeFile(config, configOf({ folder, port, ...runner }));
  for (const path of [folder, config, join(folder, 'mail')]) await chown(path, runner.uid, runner.gid);
  let stop = await start();

  return {
    url: new Secret(`imap://bounces:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX`),
    wrongUrl: new Secret(`imap://bounces:wrong@127.0.0.1:${port}/INBOX`),
    arrive,
    subjects,
    goDown: () => stop(),
    comeUp: async () => {
      stop = await start();
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };

  /** A message is delivered to the mailbox, as its text stands there. */
  function arrive(...sources: readonly (string | Buffer)[]): Promise<void> {
    return signedIn(async (client) => {
      for (const source of sources) await client.append('INBOX', source);
    });
  }

  /** What lies in the mailbox. */
  function subjects(): Promise<readonly string[]> {
    return signedIn(async (client) => {
      const { exists } = await client.mailboxOpen('INBOX');
      if (exists === 0) return [];
      const messages = await client.fetchAll('1:*', { envelope: true });
      return messages.map(({ envelope }) => envelope?.subject ?? '');
    });
  }

  async function signedIn<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user: 'bounces', pass: PASSWORD };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  async function start(): Promise<() => Promise<void>> {
    const server = spawn('dovecot', ['-F', '-c', config], {
      uid: runner.uid,
      gid: runner.gid,
      // Where servers are installed is not on everybody's path.
      env: { PATH: '/usr/sbin:/usr/bin:/usr/local/sbin:/opt/homebrew/sbin' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const gone = once(server, 'exit');
    await eventually(async () => {
      const probe = connect(port, '127.0.0.1');
      await once(probe, 'data');
      probe.destroy();
    });
    return async () => {
      server.kill('SIGTERM');
      await gone;
    };
  }
}

type Place = { readonly folder: string; readonly port: number } & typeof NOBODY;

function configOf({ folder, port, uid, gid, user, group }: Place): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
`;
}
