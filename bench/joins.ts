import { startBetterAuth } from './better-auth.ts';
import type { Databases } from './database.ts';
import { ratiosOf, say, sayHead, saySpread, sayTitle, spreadOf } from './figures.ts';
import { measureLoad } from './load-runner.ts';
import { hasPgbench, measurePgbench, placeNumbered, scriptOf } from './pgbench.ts';
import { fillPlaces } from './places.ts';
import { recorded, recordStatements, type Statement } from './recording.ts';
import { startUsher } from './usher.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const JOINS = Number(process.env.BENCH_JOINS ?? 2000);
const CONNECTIONS = 16;
/** Before the first round: whoever compiles just in time has done so. */
const WARM_UP = 2000;

/** Joins a second, commits included, beside the same SQL from a client in C and beside another product's sign-in. */
export async function compareJoins(databases: Databases): Promise<void> {
  const { mediaId, statements, known } = await recordOneJoin(databases);
  const withPgbench = await hasPgbench();
  const script = scriptOf({ statements, known });
  await databases.create('pgbench', { like: 'usher' });
  await databases.create('better_auth');
  await using usher = await startUsher({ databases, database: 'usher' });
  await using betterAuth = await startBetterAuth(databases.urlOf('better_auth'));

  const { folder } = databases;
  const overHttp = { connections: CONNECTIONS };
  let numbered = 0;
  const contestants = {
    usher: async (count: number) => {
      const { requests } = await usher.prepareJoins(mediaId, count);
      return measureLoad(folder, { ...overHttp, status: 201, port: usher.port, requests });
    },
    pgbench: async (count: number) => {
      if (!withPgbench) return Number.NaN;
      const first = numbered;
      numbered += count;
      const places = Array.from({ length: count }, (_, index) => placeNumbered(first + index));
      await fillPlaces(databases, { database: 'pgbench', mediaId, places });
      return measurePgbench({ databases, script, connections: CONNECTIONS, first, count });
    },
    betterAuth: async (count: number) => {
      const requests = await betterAuth.prepareSignIns(count);
      return measureLoad(folder, { ...overHttp, status: 200, port: betterAuth.port, requests });
    },
  };
  const perSecond = await alternate(contestants);

  sayTitle('Joining');
  say(`${ROUNDS} rounds of ${JOINS} each in turn, over ${CONNECTIONS} connections.`);
  say(
    `A join sends ${statements.length} statements.${withPgbench ? '' : ' There is no pgbench here to compare with.'}\n`,
  );
  sayHead('a second');
  saySpread('Usher, joins over HTTP', spreadOf(perSecond.usher));
  if (withPgbench) saySpread('pgbench, the same SQL', spreadOf(perSecond.pgbench));
  saySpread('better-auth, magic links over HTTP', spreadOf(perSecond.betterAuth));
  say();
  sayHead('ratio, round by round');
  if (withPgbench) saySpread('Usher to pgbench (aim: at least 0.5)', ratiosOf(perSecond.usher, perSecond.pgbench), 2);
  saySpread('Usher to better-auth', ratiosOf(perSecond.usher, perSecond.betterAuth), 2);
}

type Contestants<Name extends string> = Readonly<Record<Name, (count: number) => Promise<number>>>;

/** A B C A B C …, so that a busy minute of the machine is nobody's alone. */
async function alternate<Name extends string>(contestants: Contestants<Name>): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) await contestants[name](WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) results[name].push(await contestants[name](JOINS));
  }
  return results;
}

type Recording = {
  readonly mediaId: string;
  readonly statements: readonly Statement[];
  readonly known: ReadonlyMap<string, string | null>;
};

/** Lets somebody join and reads in PostgreSQL's log what that sent, so that pgbench cannot lag behind the product. */
async function recordOneJoin(databases: Databases): Promise<Recording> {
  const connectionString = recorded(databases.urlOf('usher'));
  await using usher = await startUsher({ databases, database: 'usher', connectionString });
  await usher.signUp();
  const mediaId = await usher.aMedia();
  const { places, requests } = await usher.prepareJoins(mediaId, 2);
  const [first, second] = requests.map((request) => [request]);
  const [, place] = places;
  if (first === undefined || second === undefined || place === undefined) throw new Error('Nobody is to join.');
  const join = async (request: readonly string[]) => {
    await measureLoad(databases.folder, { port: usher.port, connections: 1, status: 201, requests: request });
  };

  // The first one fills what is remembered between requests, such as the settings.
  await join(first);
  const statements = await recordStatements(databases, () => join(second));

  const [row] = await databases.query<Record<'inviteId' | 'inviteeId' | 'deviceId' | 'grantId', string>>(
    'usher',
    `select i.id as "inviteId", i.invitee_id as "inviteeId", g.device_id as "deviceId", g.id as "grantId"
     from invites i join grants g on g.invite_id = i.id where i.public_id = $1`,
    [place.publicId],
  );
  if (row === undefined) throw new Error('Nobody joined.');
  const digestOf = (digest: string | Buffer) => `\\x${Buffer.from(digest).toString('hex')}`;
  const known = new Map<string, string | null>([
    [place.publicId, 'number'],
    [digestOf(place.linkDigest), 'number'],
    [digestOf(place.deviceDigest), 'number'],
    [row.inviteId, 'invite_id'],
    [row.inviteeId, 'invite_invitee_id'],
    [row.deviceId, 'caller_device_id'],
    [row.grantId, null],
  ]);
  return { mediaId, statements, known };
}
