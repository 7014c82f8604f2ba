import { lookup as resolve } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const LONGEST_MILLISECONDS = 10_000;

/** Networks that are nobody's on the internet: whoever can name an address of ours must not reach what stands behind us. */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  // Each of these carries an IPv4 address that a gateway near us may unpack.
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

export type OutgoingAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly reason: string };
export type Outgoing = ReturnType<typeof createOutgoing>;

class Refused extends Error {}

/**
 * Requests to addresses that somebody typed. A name is resolved once and that very address is spoken to, private
 * ranges are refused but for hosts the operator named, and redirects are not followed.
 */
export function createOutgoing({ privateHosts }: { readonly privateHosts: readonly string[] }) {
  return { mayReach, post };

  /** False for what is refused by its looks alone; where a name leads is seen when it is used. */
  function mayReach(address: string): boolean {
    const { protocol, hostname, username, password } = new URL(address);
    if (username !== '' || password !== '') return false;
    if (isAllowed(hostname)) return true;
    return protocol === 'https:' && !isInside(withoutBrackets(hostname)) && hostname.includes('.');
  }

  function isAllowed(hostname: string): boolean {
    return privateHosts.includes(withoutBrackets(hostname));
  }

  async function post(
    address: string,
    {
      headers,
      body,
      signal,
    }: { readonly headers: Record<string, string>; readonly body: string; readonly signal: AbortSignal },
  ): Promise<OutgoingAnswer> {
    const url = new URL(address);
    if (!mayReach(address)) return { kind: 'unreachable', reason: 'This address is not allowed here.' };
    try {
      const status = await exchange(url, {
        headers,
        body,
        signal,
        lookup: isAllowed(url.hostname) ? undefined : lookup,
      });
      return { kind: 'answered', status };
    } catch (error) {
      return { kind: 'unreachable', reason: reasonOf(error) };
    }
  }
}

type Exchange = {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly lookup: LookupFunction | undefined;
};

function exchange(url: URL, { headers, body, signal, lookup: lookUp }: Exchange): Promise<number> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const longEnough = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MILLISECONDS)]);
  return new Promise((answered, failed) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal: longEnough,
      ...(lookUp === undefined ? {} : { lookup: lookUp }),
    });
    request.on('error', failed);
    request.on('response', (response) => {
      answered(response.statusCode ?? 0);
      // What it says beyond its status is nobody's concern, however long it is.
      response.destroy();
    });
    request.end(body);
  });
}

/** Hands on the addresses that were looked at, so that a second look-up cannot answer otherwise. */
const lookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, '');
    if (addresses.some(({ address }) => isInside(address)))
      return done(new Refused('This name leads into a private network.'), '');
    const [first] = addresses;
    if (options.all === true) done(null, addresses);
    else done(null, first?.address ?? '', first?.family ?? 4);
  });
};

/** An address of our own networks, or one that leads there. */
export function isInside(host: string): boolean {
  const kind = isIP(host);
  return kind !== 0 && inside.check(host, kind === 6 ? 'ipv6' : 'ipv4');
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The name was not found.';
  if (code === 'ECONNREFUSED') return 'Nobody answers there.';
  if (code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'There was no answer in time.';
  if (/CERT|TLS|SSL|SELF_SIGNED|VERIFY/.test(code)) return 'No secure connection came about.';
  return 'The connection broke.';
}
