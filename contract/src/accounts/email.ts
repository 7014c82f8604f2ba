import { z } from 'zod';
import { FIELD_WORDS } from '#contract/words.ts';

/** Letters, digits and the marks of RFC 5321 dot-strings, also beyond ASCII (RFC 6531). No quoted local parts. */
const LOCAL_PART = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * A domain in its one comparable spelling: lower case, IDN as punycode (RFC 5891); null when it is none.
 * The browser and the server agree because both use the URL standard's own conversion.
 */
export function foldDomain(domain: string): string | null {
  const ascii = /^[a-z0-9.-]+$/i.test(domain) ? domain.toLowerCase() : hostOf(domain);
  if (ascii === null || ascii.length > 253) return null;
  const labels = ascii.split('.');
  const isName = labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isName ? ascii : null;
}

function hostOf(domain: string): string | null {
  if (/[\s/?#@:\\[\]%]/.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** Two spellings are one address when their folded forms are equal (5.3): no provider's tricks with dots or plus. */
export function foldEmail(email: string): string | null {
  const text = email.normalize('NFC').trim();
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 254) return null;
  const local = text.slice(0, at);
  const domain = foldDomain(text.slice(at + 1));
  if (domain === null || local.length > 64 || !LOCAL_PART.test(local)) return null;
  return `${local.toLowerCase()}@${domain}`;
}

export function domainOf(foldedEmail: string): string {
  return foldedEmail.slice(foldedEmail.lastIndexOf('@') + 1);
}

/** `a…e@e…e.org`: enough to recognise one's own address, too little to learn somebody else's. */
export function maskEmail(foldedEmail: string): string {
  const at = foldedEmail.lastIndexOf('@');
  const domain = foldedEmail.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${maskWord(foldedEmail.slice(0, at))}@${maskWord(domain.slice(0, dot))}${domain.slice(dot)}`;
}

function maskWord(word: string): string {
  const letters = Array.from(word);
  const [first = ''] = letters;
  return letters.length < 3 ? `${first}…` : `${first}…${letters.at(-1) ?? ''}`;
}

export const EmailAddress = z
  .string()
  .max(254)
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => foldEmail(text) !== null, FIELD_WORDS.emailIncomplete);
