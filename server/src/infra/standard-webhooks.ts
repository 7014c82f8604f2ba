import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret.ts';

/** How far the sender's clock may be from ours; until then an id must be remembered to know a repetition. */
export const SIGNED_FOR_SECONDS = 300;

/** A message of Standard Webhooks 1.0: what its headers say, and its body as it came. */
export type SignedMessage = {
  readonly id: string;
  readonly timestamp: string;
  /** `v1,<base64>`, several of them with spaces between while a key is being changed. */
  readonly signatures: string;
  readonly body: string;
};

export function isSigned({ id, timestamp, signatures, body }: SignedMessage, key: Secret, now: Date): boolean {
  if (!/^[\w.-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > SIGNED_FOR_SECONDS) return false;
  const expected = createHmac('sha256', bytesOf(key)).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((signature) => {
    const given = signature.startsWith('v1,') ? Buffer.from(signature.slice(3), 'base64') : Buffer.alloc(0);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** `whsec_<base64>` as the standard writes keys; any other text is the key itself. */
function bytesOf(key: Secret): Buffer {
  const text = key.reveal();
  return text.startsWith('whsec_') ? Buffer.from(text.slice('whsec_'.length), 'base64') : Buffer.from(text);
}
