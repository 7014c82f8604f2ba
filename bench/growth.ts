import type { Databases } from './database.ts';
import { ratiosOf, say, sayHead, saySpread, sayTitle, spreadOf } from './figures.ts';
import { measureLoad } from './load-runner.ts';
import { startUsher } from './usher.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const JOINS = Number(process.env.BENCH_JOINS ?? 2000);
const FEW = 10_000;
const MANY = Number(process.env.BENCH_INVITATIONS ?? 5_000_000);
const CONNECTIONS = 16;
const ROWS_AT_ONCE = 250_000;

/** Joining must not get slower as invitations pile up: the same joins, in turn, with few and with very many beside them. */
export async function compareGrowth(databases: Databases): Promise<void> {
  await using few = await aPortal(databases, 'few', FEW);
  await using many = await aPortal(databases, 'many', MANY);
  const perSecond = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const now = { few: await few.joinSome(), many: await many.joinSome() };
    // The first one warms both up.
    if (round === 0) continue;
    perSecond.few.push(now.few);
    perSecond.many.push(now.many);
  }

  sayTitle('Joining among many');
  say(`${ROUNDS} rounds of ${JOINS} each in turn, over ${CONNECTIONS} connections.\n`);
  sayHead('a second');
  saySpread(`among ${FEW.toLocaleString('en')} invitations`, spreadOf(perSecond.few));
  saySpread(`among ${MANY.toLocaleString('en')} invitations`, spreadOf(perSecond.many));
  say();
  sayHead('ratio, round by round');
  saySpread('few to many (aim: at most 1.2)', ratiosOf(perSecond.few, perSecond.many), 2);
}

async function aPortal(databases: Databases, database: string, invitations: number) {
  await databases.create(database);
  await using stack = new AsyncDisposableStack();
  const usher = stack.use(await startUsher({ databases, database }));
  await usher.signUp();
  const mediaId = await usher.aMedia();
  for (let first = 0; first < invitations; first += ROWS_AT_ONCE) {
    const last = Math.min(first + ROWS_AT_ONCE, invitations) - 1;
    await databases.query(database, INVITATIONS, [mediaId, first, last]);
  }
  const { requests } = await usher.prepareJoins(mediaId, JOINS * (ROUNDS + 1));
  const opened = stack.move();
  return {
    joinSome: () =>
      measureLoad(databases.folder, {
        connections: CONNECTIONS,
        status: 201,
        port: usher.port,
        requests: requests.splice(0, JOINS),
      }),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** As inviting leaves them: each to a person of its own, with one secret. */
const INVITATIONS = `
  with number as (
    select n, md5('invite ' || n)::uuid as id, md5('invitee ' || n)::uuid as invitee_id,
      rtrim(translate(encode(decode(md5('public ' || n), 'hex'), 'base64'), '+/', '-_'), '=') as public_id
    from generate_series($2::int, $3::int) as n
  ), invitee as (
    insert into invitees (id, email_folded) select invitee_id, 'person-' || n || '@example.org' from number returning id
  ), invite as (
    insert into invites (id, public_id, media_id, inviter_id, invitee_id, email, first_name, last_name, role, language,
      max_uses, expires_at)
    select number.id, public_id, m.id, m.owner_id, invitee_id, 'person-' || n || '@example.org', 'Grace', 'Hopper',
      'viewer', 'en', 1, now() + interval '2 days'
    from number join media m on m.id = $1::uuid returning id
  )
  insert into invite_secrets (invite_id, digest, via) select id, sha256(id::text::bytea), 'copied' from number
`;
