import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { requestText } from './load-runner.ts';
import { startProgram } from './program.ts';

const SERVER = fileURLToPath(new URL('better-auth/server.mjs', import.meta.url));

/** The peer as its guide sets it up, a process of its own with a database of its own. */
export async function startBetterAuth(connectionString: string) {
  const program = startProgram({
    args: [SERVER],
    env: { DATABASE_URL: connectionString, NODE_ENV: 'production', BETTER_AUTH_TELEMETRY: '0' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ origin }] = (await once(program.child, 'message')) as [{ origin: string }];
  const port = Number(new URL(origin).port);

  return { port, prepareSignIns, [Symbol.asyncDispose]: program[Symbol.asyncDispose] };

  async function prepareSignIns(count: number): Promise<readonly string[]> {
    program.child.send(Array.from({ length: count }, () => `${randomUUID()}@example.org`));
    const [{ tokens }] = (await once(program.child, 'message')) as [{ tokens: readonly string[] }];
    return tokens.map((token) =>
      requestText({ method: 'GET', path: `/api/auth/magic-link/verify?token=${token}`, port }),
    );
  }
}
