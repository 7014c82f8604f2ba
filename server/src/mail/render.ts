import type { EventRole } from '#contract/access/roles.ts';
import { directionOf, type Language } from '#contract/languages.ts';
import type { TemplateVersion } from '#contract/mail/templates.ts';
import { fillTokens, type Token, usesToken } from '#contract/mail/tokens.ts';
import { oneLine } from '#contract/text.ts';
import { directionIn, isolatedHtml, isolatedPlain } from './direction.ts';
import { escapeHtml, withoutLinks } from './escape.ts';
import { frameHtml, framePlain, quotation, type Theming } from './frame.ts';
import { withoutEmptyLines, withoutEmptyParts } from './gaps.ts';
import { pictureWords, roleWords } from './letter-words.ts';
import { type Picture, qrPicture } from './qr-code.ts';

/** What a template says about one invitation; moments are ISO 8601. */
export type InvitationFacts = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly mediaTitle: string;
  readonly role: EventRole;
  readonly inviterName: string;
  readonly inviterEmail: string;
  /** null: what it invites to has no time of its own. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly expiresAt: string;
  readonly language: Language;
  /** null: nobody knows, so moments are told in UTC. */
  readonly timeZone: string | null;
  readonly message: string;
};

/** One version of a template, in the language that the facts name. */
export type TemplateParts = TemplateVersion & { readonly senderName: string };

export type Letter = {
  readonly senderName: string;
  readonly replyTo: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly html: string;
  readonly plain: string;
  /** What the HTML shows by `cid:`. */
  readonly pictures: readonly Picture[];
};

/** `url` carries the secret of the mailed link. */
type Invitation = { readonly template: TemplateParts; readonly facts: InvitationFacts; readonly url: string };

/** An invitation as it is mailed: the template's words in the frame that every mail of this portal has. */
export async function renderInvitation({ template, facts, url }: Invitation, theming: Theming): Promise<Letter> {
  const { language } = facts;
  const subject = renderSubject(template, facts);
  const picture = usesToken(template.html, 'QRCODE') ? await qrPicture(url) : null;
  const isEmpty = (token: Token) => token !== 'URL' && token !== 'QRCODE' && wordsFor(facts, token) === '';
  const html = withoutEmptyParts(template.html, isEmpty);
  const plain = withoutEmptyLines(template.plain, (token) => token === 'QRCODE' || isEmpty(token));
  return {
    senderName: oneLine(template.senderName) || theming.name,
    replyTo:
      facts.inviterEmail === '' ? null : { name: oneLine(facts.inviterName), address: oneLine(facts.inviterEmail) },
    subject,
    html: frameHtml({ subject, content: filledHtml(html, { facts, url, picture }), language }, theming),
    plain: framePlain(filledPlain(plain, { facts, url }), { theming, language }),
    pictures: picture === null ? [] : [picture],
  };
}

/** A value cannot begin a header of its own: line breaks and what turns the writing direction are gone. */
export function renderSubject({ subject }: Pick<TemplateParts, 'subject'>, facts: InvitationFacts): string {
  return oneLine(fillTokens(subject, (token) => oneLine(wordsFor(facts, token))));
}

type Values = { readonly facts: InvitationFacts; readonly url: string };
type HtmlValues = Values & { readonly picture: Picture | null };

/** Tags, whose attributes hold bare values, and the text between them, whose values may be set apart. */
const TAG = /(<(?:"[^"]*"|'[^']*'|[^<'">])*>)/;
/** A whole name is one value: two names set apart on their own would change places in a line from right to left. */
const WHOLE_NAME = /(\{FIRSTNAME\} +\{LASTNAME\})/;

function filledHtml(html: string, { facts, url, picture }: HtmlValues): string {
  return html
    .split(TAG)
    .map((part) =>
      part.startsWith('<') ? fillTokens(part, inTag) : filledText(part, { facts, name: ofPerson, meaning: inText }),
    )
    .join('');

  function inTag(token: Token): string {
    if (token === 'URL') return escapeHtml(url);
    if (token === 'QRCODE') return picture === null ? '' : `cid:${picture.cid}`;
    return escapeHtml(shown(facts, token));
  }

  function inText(token: Token): string {
    const value = shown(facts, token);
    const escaped = escapeHtml(value);
    switch (token) {
      case 'URL':
        return `<span dir="ltr">${escapeHtml(url)}</span>`;
      case 'QRCODE':
        return picture === null ? '' : pictureHtml(picture, facts.language);
      case 'MESSAGE':
        return value === ''
          ? ''
          : quotation(escaped.replaceAll('\n', '<br>'), directionIn(value) ?? directionOf(facts.language));
      default:
        return isolatedHtml(escaped, { value, language: facts.language });
    }
  }

  function ofPerson(value: string): string {
    return isolatedHtml(escapeHtml(value), { value, language: facts.language });
  }
}

function pictureHtml({ cid }: Picture, language: Language): string {
  const words = escapeHtml(pictureWords[language]);
  return `<img src="cid:${cid}" width="180" height="180" alt="${words}" style="display:block;width:180px;height:180px;border-radius:8px">`;
}

function filledPlain(plain: string, { facts, url }: Values): string {
  const { language } = facts;
  return filledText(plain, { facts, name: (value) => isolatedPlain(value, language), meaning });

  function meaning(token: Token): string {
    const value = shown(facts, token);
    switch (token) {
      case 'URL':
        return url;
      case 'EMAIL':
        // It is copied from here into the field that asks for it.
        return value;
      case 'MESSAGE':
        // Behind marks, so that it cannot pass for our own words.
        return value === '' ? '' : value.replace(/^/gm, '> ');
      default:
        return isolatedPlain(value, language);
    }
  }
}

type Filling = {
  readonly facts: InvitationFacts;
  readonly name: (value: string) => string;
  readonly meaning: (token: Token) => string;
};

function filledText(text: string, { facts: { firstName, lastName }, name, meaning }: Filling): string {
  return text
    .split(WHOLE_NAME)
    .map((part, at) =>
      at % 2 === 1 ? name(withoutLinks(oneLine(`${firstName} ${lastName}`))) : fillTokens(part, meaning),
    )
    .join('');
}

/** What people wrote. Not the invited address: it is copied from here into the field that asks for it. */
const WRITTEN: readonly Token[] = ['FIRSTNAME', 'LASTNAME', 'MEDIA', 'INVITER', 'MESSAGE'];

function shown(facts: InvitationFacts, token: Token): string {
  const words = wordsFor(facts, token);
  return WRITTEN.includes(token) ? withoutLinks(words) : words;
}

/** The link and its picture are not words: nothing but the two texts themselves may hold them. */
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
    case 'STARTS':
      return facts.startsAt ? momentInWords(new Date(facts.startsAt), facts) : '';
    case 'ENDS':
      return facts.endsAt ? momentInWords(new Date(facts.endsAt), facts) : '';
    case 'EXPIRES':
      return momentInWords(new Date(facts.expiresAt), facts);
    case 'MESSAGE':
      return facts.message.replace(/\r\n?/g, '\n').trim();
    case 'URL':
    case 'QRCODE':
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
