import { timingSafeEqual } from 'node:crypto';
import { foldEmail } from '#contract/accounts/email.ts';
import type { Keys } from '#infra/secret.ts';

const ID_BYTES = 16;
const MAC_BYTES = 10;
/** What 26 bytes take in base 36: mail servers are free to change the case of letters. */
const TOKEN_LENGTH = 41;
/** RFC 5321 §4.5.3.1.1: no more than 64 characters stand before the @. */
const LONGEST_NAME = 64 - 1 - TOKEN_LENGTH;

export type ReturnPaths = ReturnType<typeof createReturnPaths>;

/**
 * A return address for each message below `base`, `bounces+<token>@example.edu`. The token names the message and is
 * keyed, so that nobody can make another message come back. Without a base, mail returns to its sender.
 */
export function createReturnPaths({
  base,
  keys,
}: {
  readonly base: string | null;
  readonly keys: Pick<Keys, 'signReturn'>;
}) {
  const [name = '', domain = ''] = base?.split('@') ?? [];
  if (base !== null && (foldEmail(base) === null || name.length > LONGEST_NAME)) {
    throw new Error(`BOUNCE_ADDRESS must be an address with at most ${LONGEST_NAME} characters before the @.`);
  }
  const pattern = new RegExp(`\\+([0-9a-z]{${TOKEN_LENGTH}})@`, 'gi');
  return { of, messageIdIn };

  function of(messageId: string): string | null {
    if (base === null) return null;
    const id = Buffer.from(messageId.replaceAll('-', ''), 'hex');
    return `${name}+${written(Buffer.concat([id, keys.signReturn(id)]))}@${domain}`;
  }

  /** Of the first address in this text that is one of ours. */
  function messageIdIn(text: string): string | null {
    for (const [, token = ''] of text.matchAll(pattern)) {
      const bytes = read(token.toLowerCase());
      const id = bytes?.subarray(0, ID_BYTES);
      if (bytes !== null && id !== undefined && timingSafeEqual(bytes.subarray(ID_BYTES), keys.signReturn(id)))
        return uuidOf(id);
    }
    return null;
  }
}

function written(bytes: Buffer): string {
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(36)
    .padStart(TOKEN_LENGTH, '0');
}

function read(token: string): Buffer | null {
  const number = Array.from(token).reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
  const hex = number.toString(16).padStart(2 * (ID_BYTES + MAC_BYTES), '0');
  return hex.length === 2 * (ID_BYTES + MAC_BYTES) ? Buffer.from(hex, 'hex') : null;
}

function uuidOf(id: Buffer): string {
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
