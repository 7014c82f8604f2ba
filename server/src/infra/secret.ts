import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/** What must not be seen: it prints as dots wherever it is logged, joined or serialised. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '•••';
  }

  toJSON(): string {
    return '•••';
  }

  [inspect.custom](): string {
    return 'Secret(•••)';
  }
}

/** 256 random bits, 43 characters of base64url. */
export function newSecret(): Secret {
  return new Secret(randomBytes(32).toString('base64url'));
}

/** 128 random bits, 22 characters of base64url: a name that cannot be guessed, but is no secret. */
export function newPublicId(): string {
  return randomBytes(16).toString('base64url');
}

/** What the root secret is used for; each purpose has a key of its own (HKDF, RFC 5869). */
type Purpose = 'digest' | 'seal' | 'media-path' | 'return-path';

export type Keys = ReturnType<typeof createKeys>;

/** All keyed work of the portal, from one root secret of at least 32 bytes. */
export function createKeys(root: Secret) {
  const keyFor = (purpose: Purpose) =>
    Buffer.from(hkdfSync('sha256', root.reveal(), 'usher', `usher ${purpose} 1`, 32));
  const digestKey = keyFor('digest');
  const sealKey = keyFor('seal');
  const pathKey = keyFor('media-path');
  const returnKey = keyFor('return-path');

  return { digest, digestText, seal, unseal, signPath, isPathSignature, signReturn };

  /** A presented secret at rest: keyed, so that a stolen database alone cannot test guesses. */
  function digest(secret: Secret): Buffer {
    return createHmac('sha256', digestKey).update(secret.reveal()).digest();
  }

  /** For what is no secret but personal, such as an address in a table of limits. */
  function digestText(text: string): string {
    return digest(new Secret(text)).toString('base64url');
  }

  /** A working secret at rest: AES-256-GCM, bound to the id of what it belongs to. */
  function seal(content: string | Buffer, boundTo: string, key: Buffer = sealKey): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
    const body = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Throws when the content was changed or belongs to something else. */
  function unseal(sealed: Buffer, boundTo: string, key: Buffer = sealKey): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  }

  function signPath(claim: string): string {
    return createHmac('sha256', pathKey).update(claim).digest('base64url');
  }

  function isPathSignature(claim: string, signature: string): boolean {
    const expected = Buffer.from(signPath(claim));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
  /** 80 bits: an address has little room, and a guess can only be tried on us. */
  function signReturn(id: Buffer): Buffer {
    return createHmac('sha256', returnKey).update(id).digest().subarray(0, 10);
  }
}
