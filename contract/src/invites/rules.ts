import type { EventRole } from '#contract/access/roles.ts';
import { foldDomain } from '#contract/accounts/email.ts';
import type { MediaType } from '#contract/media/endpoints.ts';

/** The roles an invitation to this type of media may give (1.4). */
const offered: Record<MediaType, readonly EventRole[]> = {
  video: ['viewer'],
  audio: ['viewer'],
  document: ['viewer'],
  image: ['viewer'],
  quiz: ['viewer'],
};

export function rolesOfferedBy(type: MediaType): readonly EventRole[] {
  return offered[type];
}

type DomainRules = { readonly allowedDomains: readonly string[]; readonly blockedDomains: readonly string[] };

/** Blocked wins; an empty list of allowed domains allows all (3.1). `domain` is folded. */
export function isDomainAllowed(domain: string, { allowedDomains, blockedDomains }: DomainRules): boolean {
  if (blockedDomains.some((rule) => matches(domain, rule))) return false;
  return allowedDomains.length === 0 || allowedDomains.some((rule) => matches(domain, rule));
}

/** `example.edu` is that domain alone, `*.example.edu` its sub-domains alone: whole labels, in either spelling of IDN. */
function matches(domain: string, rule: string): boolean {
  const isWildcard = rule.startsWith('*.');
  const folded = foldDomain(isWildcard ? rule.slice(2) : rule);
  if (folded === null) return false;
  return isWildcard ? domain.endsWith(`.${folded}`) : domain === folded;
}

/** What mail clients turn into links: a scheme, `www.`, an address with a path, a well-known or a lower-case country ending. */
const LINKS_IN_NAME = [
  /:\/\/|\bwww\./i,
  /[\p{L}\p{N}-]\.[a-z]{2,24}[/?#:]/iu,
  /[\p{L}\p{N}-]{2,}\.(com|org|net|edu|gov|info|biz|app|dev|xyz|online|site|shop|top|club|link|click|live)\b/iu,
  /(^|\s)[a-z0-9-]{2,}\.[a-z]{2}($|\s)/,
];

/** True when a mail client might turn a part of this name into a link (4.3). `J.R.R. Tolkien` and `Dr.Smith` are names. */
export function nameHasLink(name: string): boolean {
  return LINKS_IN_NAME.some((mark) => mark.test(name));
}
