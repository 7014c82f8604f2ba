import { randomBytes, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { finishSetUp } from '#contract/accounts/endpoints.ts';
import { joinInvitation } from '#contract/invites/door.ts';
import { createMedia } from '#contract/media/endpoints.ts';
import { createKeys, newPublicId, newSecret } from '#infra/secret.ts';
import { addressOf, createBrowser } from '#test/browser.ts';
import type { Databases } from './database.ts';
import { requestText } from './load-runner.ts';
import { fillPlaces } from './places.ts';
import { freePort, type Program, runProgram, startProgram } from './program.ts';

const MAIN = fileURLToPath(new URL('../server/src/main.ts', import.meta.url));
const ROOT_SECRET = newSecret();
const keys = createKeys(ROOT_SECRET);
export const ADMINISTRATOR = { email: 'ada@example.org', password: 'correct horse battery' };

type Wanted = { readonly databases: Databases; readonly database: string; readonly connectionString?: string };

/** Usher as `npm start` runs it, a process of its own, without the demo. */
export async function startUsher({ databases, database, connectionString = databases.urlOf(database) }: Wanted) {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: connectionString,
    USHER_DATA: databases.folder,
    USHER_KEYS: ROOT_SECRET.reveal(),
    USHER_DEMO: '0',
    LOG_LEVEL: 'silent',
  };
  const program = startProgram({
    args: [...nodeFlags(), MAIN],
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(program);
  const browser = createBrowser(publicUrl);

  return {
    port,
    publicUrl,
    browser,
    signUp,
    aMedia,
    prepareJoins,
    [Symbol.asyncDispose]: program[Symbol.asyncDispose],
  };

  /** The first administrator, as an operator makes one. */
  async function signUp(): Promise<void> {
    const words = await runProgram({ args: [MAIN, 'administrator'], env });
    const { pathname, hash } = new URL(/http\S+/.exec(words)?.[0] ?? '');
    await browser.call(finishSetUp, {
      params: { setUpId: pathname.split('/').at(-1) ?? '' },
      body: {
        secret: hash.slice(1),
        password: ADMINISTRATOR.password,
        account: { email: ADMINISTRATOR.email, firstName: 'Ada', lastName: 'Lovelace' },
      },
    });
  }

  /** An entry that can be watched, as far as the database knows. */
  async function aMedia(): Promise<string> {
    const { mediaId } = await browser.call(createMedia, {
      body: { form: 'video', title: 'Photosynthesis', byteSize: 1 },
    });
    await databases.query(
      database,
      "update media set state = 'ready', playable = true, duration_seconds = 60 where id = $1",
      [mediaId],
    );
    return mediaId;
  }

  /** One request for each of so many invitations, each to one person, with one use, from a device of its own. */
  async function prepareJoins(mediaId: string, count: number) {
    const visitors = Array.from({ length: count }, () => ({
      publicId: newPublicId(),
      link: newSecret(),
      device: newSecret(),
      email: `${randomUUID()}@example.org`,
    }));
    const places = visitors.map(({ link, device, ...place }) => ({
      ...place,
      linkDigest: keys.digest(link),
      deviceDigest: keys.digest(device),
      sealedKeyFor: (inviteeId: string) => keys.seal(randomBytes(32), `audit-key:${inviteeId}`),
    }));
    await fillPlaces(databases, { database, mediaId, places });
    const requests = visitors.map(({ publicId, link, device, email }) =>
      requestText({
        method: joinInvitation.method,
        path: addressOf(joinInvitation, { params: { publicId } }),
        port,
        headers: { origin: publicUrl, cookie: `__Host-device=${device.reveal()}` },
        body: { secret: link.reveal(), email },
      }),
    );
    return { places, requests };
  }
}

/** `BENCH_NODE_FLAGS=--cpu-prof npm run bench` shows where the time goes. */
function nodeFlags(): readonly string[] {
  return (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter((flag) => flag !== '');
}

function untilReady({ child }: Program): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout as Readable })
      .on('line', (line) => (line.startsWith('Usher is ready') ? resolve() : said.push(line)))
      .on('close', () => reject(new Error(`Usher did not start. It says:\n${said.join('\n')}`)));
  });
}
