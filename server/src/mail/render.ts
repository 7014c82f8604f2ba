import type { EventRole } from '#contract/access/roles.ts';
import type { Language } from '#contract/languages.ts';
import { fillTokens, type Token } from '#contract/mail/tokens.ts';
import { oneLine } from '#contract/text.ts';
import { escapeHtml, withoutLinks } from './escape.ts';
import { frameHtml, framePlain, type Theming } from './frame.ts';
import { roleWords } from './letter-words.ts';

/** What a template says about one invitation; `url` carries the secret of the mailed link. */
export type InvitationFacts = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly mediaTitle: string;
  readonly role: EventRole;
  readonly inviterName: string;
  readonly inviterEmail: string;
  readonly expiresAt: string;
  readonly language: Language;
  /** null: nobody knows, so moments are told in UTC. */
  readonly timeZone: string | null;
  readonly message: string;
};

export type TemplateParts = {
  readonly senderName: string;
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
};

export type Letter = {
  readonly senderName: string;
  readonly replyTo: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
};

type Invitation = { readonly template: TemplateParts; readonly facts: InvitationFacts; readonly url: string };

/** An invitation as it is mailed: the template's words in the frame that every mail of this portal has. */
export function renderInvitation({ template, facts, url }: Invitation, theming: Theming): Letter {
  const subject = renderSubject(template, facts);
  const content = fillTokens(template.html, (token) => (token === 'URL' ? escapeHtml(url) : inHtml(facts, token)));
  const plain = fillTokens(template.plain, (token) => (token === 'URL' ? url : inPlain(facts, token)));
  return {
    senderName: oneLine(template.senderName) || theming.name,
    replyTo:
      facts.inviterEmail === '' ? null : { name: oneLine(facts.inviterName), address: oneLine(facts.inviterEmail) },
    subject,
    html: frameHtml({ subject, content, language: facts.language }, theming),
    plain: framePlain(plain, { theming, language: facts.language }),
  };
}

/** A value cannot begin a header of its own: line breaks and what turns the writing direction are gone. */
export function renderSubject({ subject }: Pick<TemplateParts, 'subject'>, facts: InvitationFacts): string {
  return oneLine(fillTokens(subject, (token) => (token === 'URL' ? '' : oneLine(wordsFor(facts, token)))));
}

function inHtml(facts: InvitationFacts, token: Exclude<Token, 'URL'>): string {
  const words = escapeHtml(shown(facts, token));
  if (token !== 'MESSAGE') return words;
  return words === '' ? '' : `<span class="message">${words.replaceAll('\n', '<br>')}</span>`;
}

/** A message stands behind marks, so that it cannot pass for our own words. */
function inPlain(facts: InvitationFacts, token: Exclude<Token, 'URL'>): string {
  const words = shown(facts, token);
  return token === 'MESSAGE' && words !== '' ? words.replace(/^/gm, '> ') : words;
}

/** What people wrote. Not the invited address: it is copied from here into the field that asks for it. */
const WRITTEN: readonly Token[] = ['FIRSTNAME', 'LASTNAME', 'MEDIA', 'INVITER', 'MESSAGE'];

function shown(facts: InvitationFacts, token: Exclude<Token, 'URL'>): string {
  const words = wordsFor(facts, token);
  return WRITTEN.includes(token) ? withoutLinks(words) : words;
}

function wordsFor(facts: InvitationFacts, token: Token): string {
  switch (token) {
    case 'FIRSTNAME':
      return oneLine(facts.firstName);
    case 'LASTNAME':
      return oneLine(facts.lastName);
    case 'EMAIL':
      return oneLine(facts.email);
    case 'MEDIA':
      return oneLine(facts.mediaTitle);
    case 'ROLE':
      return roleWords[facts.language][facts.role];
    case 'INVITER':
      return oneLine(facts.inviterName);
    case 'EXPIRES':
      return momentInWords(new Date(facts.expiresAt), facts);
    case 'MESSAGE':
      return facts.message.replace(/\r\n?/g, '\n').trim();
    case 'URL':
      return '';
  }
}

/** `Friday 3 July 2026 at 14:30 Central European Summer Time`, in the reader's language. */
export function momentInWords(
  moment: Date,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string | null },
): string {
  const shape = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'long',
  } as const;
  // Day before month and 24 hours, as the other languages have it.
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { ...shape, timeZone: knownZone(timeZone) }).format(moment);
}

function knownZone(timeZone: string | null): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
