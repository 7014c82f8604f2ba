import { createServer } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { createOutgoing, isInside } from './outgoing.ts';

const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(request.url ?? '');
  if (request.url === '/moved') return response.writeHead(302, { location: '/elsewhere' }).end();
  return response.writeHead(200).end('ok');
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const address = server.address();
const port = typeof address === 'object' ? address?.port : 0;
afterAll(() => server.close());

const quick = { headers: {}, body: '{}', signal: AbortSignal.timeout(5000) };
const outside = createOutgoing({ privateHosts: [] });
const local = createOutgoing({ privateHosts: ['127.0.0.1'] });

describe('a request to an address that somebody typed', () => {
  it.each([
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://localhost/',
    'https://intranet/',
    'http://example.org/',
    'https://user:secret@example.org/',
  ])('does not reach %s', async (url) => {
    expect(outside.mayReach(url)).toBe(false);
    expect(await outside.post(url, quick)).toMatchObject({ kind: 'unreachable' });
  });

  it('refuses a name that leads inside', async () => {
    // Debian's own name of a machine stands for a loopback address.
    expect(await outside.post(`https://localhost.localdomain:${port}/`, quick)).toMatchObject({ kind: 'unreachable' });
    expect(seen).toEqual([]);
  });

  it.each(['2002:7f00:1::', '64:ff9b:1::7f00:1', '2001:0:7f00:1::', 'fec0::1', '::ffff:0:127.0.0.1'])(
    'takes %s for an address inside, where it leads through a tunnel',
    (host) => {
      expect(isInside(host)).toBe(true);
    },
  );

  it('reaches a private host that the operator named, and follows no redirect', async () => {
    expect(await local.post(`http://127.0.0.1:${port}/hook`, quick)).toEqual({ kind: 'answered', status: 200 });
    expect(await local.post(`http://127.0.0.1:${port}/moved`, quick)).toEqual({ kind: 'answered', status: 302 });
    expect(seen).toEqual(['/hook', '/moved']);
  });
});
