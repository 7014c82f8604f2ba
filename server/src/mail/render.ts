import { fillTokens, type Token } from '#contract/mail/tokens.ts';
import { oneLine } from '#contract/text.ts';
import { escapeHtml, withoutLinks } from './escape.ts';
import { frameHtml, framePlain, type Theming } from './frame.ts';

/** What a template says about one invitation; `url` carries the secret of the mailed link. */
export type InvitationFacts = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly mediaTitle: string;
  /** As the invitations list shows it: `Viewer`. */
  readonly roleWords: string;
  readonly inviterName: string;
  readonly inviterEmail: string;
  readonly expiresAt: string;
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
    html: frameHtml({ subject, content }, theming),
    plain: framePlain(plain, theming),
  };
}

type SetUp = { readonly to: string; readonly url: string; readonly expiresAt: Date };

/** The way to a first or a forgotten password; its words are ours, so they need no template. */
export function renderSetUp({ to, url, expiresAt }: SetUp, theming: Theming): Letter {
  const portal = withoutLinks(theming.name);
  const until = momentInWords(expiresAt, null);
  const subject = oneLine(`Choose your password for ${theming.name}`);
  const content = `
<h1>Choose your password</h1>
<p>There is an account for you at ${escapeHtml(portal)}. Choose a password, and you are in.</p>
<p><a class="button" href="${escapeHtml(url)}">Choose a password</a></p>
<p class="quiet">If the button does nothing, copy this address into your browser:<br><span class="address">${escapeHtml(url)}</span></p>
<table class="facts">
<tr><th>Your address</th><td>${escapeHtml(to)}</td></tr>
<tr><th>Valid until</th><td>${escapeHtml(until)}</td></tr>
</table>
<p class="quiet">You receive this because an administrator made the account or a new link for it. The link works once. If this is not about you, ignore it: nothing happens until a password is chosen.</p>`;
  const plain = `There is an account for you at ${portal}. Choose a password, and you are in:

${url}

Your address: ${to}
Valid until: ${until}

You receive this because an administrator made the account or a new link for it.
The link works once. If this is not about you, ignore it: nothing happens until a
password is chosen.`;
  return {
    senderName: theming.name,
    replyTo: null,
    subject,
    html: frameHtml({ subject, content }, theming),
    plain: framePlain(plain, theming),
  };
}

/** Tells an administrator that mail arrives. */
export function renderTest(theming: Theming): Letter {
  const subject = oneLine(`A test from ${theming.name}`);
  const words = 'Mail from this portal arrives here. There is nothing else to do.';
  return {
    senderName: theming.name,
    replyTo: null,
    subject,
    html: frameHtml({ subject, content: `<h1>It works</h1>\n<p>${words}</p>` }, theming),
    plain: framePlain(words, theming),
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
      return oneLine(facts.roleWords);
    case 'INVITER':
      return oneLine(facts.inviterName);
    case 'EXPIRES':
      return momentInWords(new Date(facts.expiresAt), facts.timeZone);
    case 'MESSAGE':
      return facts.message.replace(/\r\n?/g, '\n').trim();
    case 'URL':
      return '';
  }
}

/** `Friday 3 July 2026 at 14:30 Central European Summer Time`. */
export function momentInWords(moment: Date, timeZone: string | null): string {
  const shape = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'long',
  } as const;
  return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: knownZone(timeZone) }).format(moment);
}

function knownZone(timeZone: string | null): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
