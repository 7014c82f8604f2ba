import type { enterAsGuest, GuestEntrance, GuestRefusal, openGuestLink, viewGuestLink } from '#contract/guests/door.ts';
import type { Language } from '#contract/languages.ts';
import { tellOtherTabs } from '#lib/tabs.ts';
import { onFirstTouch, prefetchApplication } from './arriving.ts';
import { ask, Refused } from './ask.ts';
import { element, headingOf, isShown, say, show } from './draw.ts';
import { buttonOf, type Field, fieldOf, formOf, markField, submitButton } from './forms.ts';
import { english } from './guest-words/en.ts';
import type { GuestWords } from './guest-words/words.ts';
import { alsoSpeak, words } from './language.ts';
import { link } from './link.ts';
import { momentWords } from './moment.ts';
import { showFailure } from './refusals.ts';

const POLL_MILLISECONDS = 5000;
/** The one refusal that ends by itself; its page looks again while it stands. */
const WAITING: GuestRefusal = 'guests.media-processing';

const loaders: Record<Language, () => Promise<GuestWords>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('./guest-words/de.ts')).german,
  es: async () => (await import('./guest-words/es.ts')).spanish,
  fr: async () => (await import('./guest-words/fr.ts')).french,
  he: async () => (await import('./guest-words/he.ts')).hebrew,
};

let guestWords: GuestWords = english;
const spoken = alsoSpeak(async (language) => {
  guestWords = await loaders[language]();
});
let opening: Promise<unknown> | null = null;

const presented = () => (link.secret === undefined ? {} : { secret: link.secret });

/** Looks at what the link opens, and remembers the first touch. */
export function comeToGuestDoor(): void {
  opening = null;
  onFirstTouch(() => {
    if (link.secret !== undefined) opening ??= open(link.secret);
  });
  void look();
}

async function open(secret: string): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/guest-links/:publicId/openings' } as const;
    await ask<typeof openGuestLink>(address, { id: link.id, body: { secret } });
  } catch {
    // Entering tells what is wrong; here nobody has asked for anything yet.
    opening = null;
  }
}

async function look(): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/guest-links/:publicId/views' } as const;
    const entrance = await ask<typeof viewGuestLink>(address, { id: link.id, body: presented() });
    await spoken;
    if (entrance.enteredHere) await enter({});
    else if (entrance.opensAlready !== null) showWayIn(entrance, entrance.opensAlready);
    else showForm(entrance);
    prefetchApplication();
  } catch (error) {
    await spoken;
    fail(error);
  }
}

async function enter(typed: { readonly name?: string; readonly email?: string }): Promise<void> {
  if (link.secret !== undefined) opening ??= open(link.secret);
  await opening;
  const address = { method: 'POST', path: '/api/v1/guest-links/:publicId/entries' } as const;
  const { mediaId } = await ask<typeof enterAsGuest>(address, { id: link.id, body: { ...presented(), ...typed } });
  tellOtherTabs();
  goTo(mediaId);
}

function goTo(mediaId: string): void {
  window.location.replace(`/media/${mediaId}`);
}

function showForm(entrance: GuestEntrance): void {
  const { hostName, mediaTitle, expiresAt } = entrance;
  show(() => [
    element('p', { class: 'lead' }, say(guestWords.sharesWithGuests, { host: hostName })),
    headingOf(mediaTitle),
    element('p', { class: 'role' }, guestWords.asGuest),
    guestForm(entrance),
    expiresAt === null
      ? null
      : element('p', { class: 'fine' }, say(words.validUntil, { moment: momentWords(expiresAt) })),
  ]);
}

/** Whoever manages the entry tries the link as well: it must take no place of theirs. */
function showWayIn({ mediaTitle }: GuestEntrance, mediaId: string): void {
  show(() => [
    headingOf(mediaTitle),
    element('p', {}, guestWords.opensAlready),
    buttonOf(guestWords.open, 'primary', { act: async () => goTo(mediaId), onFailure: fail }),
  ]);
}

function guestForm({ hostName, signedInAs }: GuestEntrance): HTMLFormElement {
  const name = fieldOf('name', guestWords.nameLabel, null, {
    autocomplete: 'name',
    autocapitalize: 'words',
    dir: 'auto',
    maxlength: '80',
  });
  const email = fieldOf('email', words.emailLabel, say(guestWords.emailHelp, { host: hostName }), {
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    maxlength: '254',
  });
  name.input.value = signedInAs?.name ?? '';
  email.input.value = signedInAs?.email ?? '';
  return formOf([name.parts, email.parts, submitButton()], () => enterWith({ name, email }), fail);
}

type Fields = { readonly name: Field; readonly email: Field };

async function enterWith(fields: Fields): Promise<void> {
  const [name, email] = [fields.name.input.value.trim(), fields.email.input.value.trim()];
  if (name === '') return markField(fields.name, [guestWords.nameMissing]);
  if (email === '') return markField(fields.email, [words.emailMissing]);
  try {
    await enter({ name, email });
  } catch (error) {
    if (!(error instanceof Refused) || !markRefused(fields, error)) throw error;
  }
}

/** What is wrong with one of the two fields stands beside it; false for any other refusal. */
function markRefused({ name, email }: Fields, { document: { code, fields = [] } }: Refused): boolean {
  const isWrong = (field: string) => code === 'request.invalid' && fields.some((wrong) => wrong.field === field);
  if (code === 'guests.name-has-link') markField(name, [guestWords.refusals[code].text]);
  else if (code === 'guests.domain-blocked') markField(email, [guestWords.refusals[code].text]);
  else if (isWrong('name')) markField(name, [guestWords.nameTooLong]);
  else if (isWrong('email')) markField(email, [guestWords.emailWrong]);
  else return false;
  return true;
}

/** Refusals of guest links have their pages here; what else may go wrong is said as for invitations. */
function fail(error: unknown): void {
  const code = error instanceof Refused ? guestRefusalOf(error) : null;
  if (code === null) {
    showFailure(error, { facts: {}, steps: { again: look }, onFailure: fail });
    return;
  }
  const waits = code === WAITING;
  if (waits) window.setTimeout(() => void look(), POLL_MILLISECONDS);
  // Waiting on is no news: nothing is read aloud again.
  if (waits && isShown(guestWords.refusals[code].title)) return;
  show(() => {
    const { title, text } = guestWords.refusals[code];
    return [
      element('span', { class: waits ? 'spinner' : 'sign', 'aria-hidden': 'true' }),
      headingOf(title),
      element('p', {}, text),
      mayTryAgain(code) ? buttonOf(words.tryAgain, 'plain', { act: look, onFailure: fail }) : null,
    ];
  });
}

function guestRefusalOf({ document: { code } }: Refused): GuestRefusal | null {
  return code in english.refusals ? (code as GuestRefusal) : null;
}

function mayTryAgain(code: GuestRefusal): boolean {
  return code === 'guests.access-off' || code === 'guests.link-off' || code === 'access.cookies-blocked';
}
