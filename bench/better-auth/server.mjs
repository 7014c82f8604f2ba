import { once } from 'node:events';
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { magicLink } from 'better-auth/plugins/magic-link';
import pg from 'pg';

const tokens = [];
const server = createServer((request, response) => handle(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const options = {
  baseURL: `http://127.0.0.1:${server.address().port}`,
  secret: 'a benchmark keeps no secrets, it only needs one of this length',
  database: new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 }),
  plugins: [magicLink({ sendMagicLink: ({ token }) => void tokens.push(token), expiresIn: 3600 })],
  rateLimit: { enabled: false },
  logger: { disabled: true },
};
await (await getMigrations(options)).runMigrations();
const auth = betterAuth(options);
const handle = toNodeHandler(auth);
const { internalAdapter } = await auth.$context;

/** People with a proved address, and a link for each: verifying it is one sign-in, as joining is for an invitee. */
async function mint(emails) {
  tokens.length = 0;
  for (const email of emails) {
    await internalAdapter.createUser({ email, name: 'Grace Hopper', emailVerified: true });
    await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
  }
  return tokens;
}

process.on('message', async (emails) => process.send({ tokens: await mint(emails) }));
process.on('disconnect', () => process.exit());
process.send({ origin: options.baseURL });
