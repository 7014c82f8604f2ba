import type { signOut } from '#contract/accounts/endpoints.ts';
import type { InvitationView, joinInvitation, openInvitation, viewInvitation } from '#contract/invites/door.ts';
import { tellOtherTabs } from '#lib/tabs.ts';
import { ask, Refused } from './ask.ts';
import { element, headingOf, say, show, type Values } from './draw.ts';
import { emailField, formOf, markField, submitButton } from './forms.ts';
import { speakReadersLanguage, words } from './language.ts';
import { link } from './link.ts';
import { momentWords } from './moment.ts';
import { refusalOf, type Steps, showFailure, valuesOf, WAITING } from './refusals.ts';

const POLL_MILLISECONDS = 5000;

const spoken = speakReadersLanguage();
let opening: Promise<unknown> | null = null;
let facts: Values = {};

const presented = () => (link.secret === undefined ? {} : { secret: link.secret });

/** Looks at what the link opens, and remembers the first touch. */
export function comeToDoor(): void {
  opening = null;
  openOnFirstTouch();
  void look();
}

/** Only a key or a pointer tells a person from a scanner that runs every script (4.7). */
function openOnFirstTouch(): void {
  const touched = () => {
    window.removeEventListener('pointerdown', touched);
    window.removeEventListener('keydown', touched);
    if (link.secret !== undefined) opening ??= open(link.secret);
  };
  window.addEventListener('pointerdown', touched);
  window.addEventListener('keydown', touched);
}

async function open(secret: string): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/invitations/:publicId/openings' } as const;
    await ask<typeof openInvitation>(address, { id: link.id, body: { secret } });
  } catch {
    // Joining tells what is wrong; here nobody has asked for anything yet.
    opening = null;
  }
}

async function look(): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/invitations/:publicId/views' } as const;
    const invitation = await ask<typeof viewInvitation>(address, { id: link.id, body: presented() });
    await spoken;
    facts = { inviter: invitation.inviterName, maskedEmail: invitation.maskedEmail };
    if (invitation.joinedHere) await join(undefined);
    else showInvitation(invitation);
    prefetchApplication();
  } catch (error) {
    await spoken;
    fail(error);
  }
}

/** Where it leads is loaded while the person reads, so that Continue feels like turning a page. */
function prefetchApplication(): void {
  for (const href of (document.body.dataset.prefetch ?? '').split(' ').filter((file) => file !== '')) {
    document.head.append(element('link', { rel: 'prefetch', href }));
  }
}

async function join(email: string | undefined): Promise<void> {
  if (link.secret !== undefined) opening ??= open(link.secret);
  await opening;
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/joins' } as const;
  const joined = await ask<typeof joinInvitation>(address, { id: link.id, body: { ...presented(), email } });
  tellOtherTabs();
  window.location.replace(`/media/${joined.mediaId}`);
}

function showInvitation(invitation: InvitationView): void {
  const { inviterName, mediaTitle, role, maskedEmail, expiresAt, signedInAsInvited } = invitation;
  show(() => [
    element('p', { class: 'lead' }, say(words.invitesYouTo, { inviter: inviterName })),
    headingOf(mediaTitle),
    element('p', { class: 'role' }, words.roles[role]),
    element('p', { class: 'who' }, say(words.forAddress, { email: maskedEmail })),
    signedInAsInvited ? knownForm() : addressForm(),
    element('p', { class: 'fine' }, say(words.validUntil, { moment: momentWords(expiresAt) })),
    element('p', { class: 'fine' }, say(words.contact, { inviter: inviterName })),
  ]);
}

function knownForm(): HTMLFormElement {
  return formOf([element('p', {}, words.signedIn), submitButton()], () => join(undefined), fail);
}

function addressForm(): HTMLFormElement {
  const field = emailField();
  const children = [field.label, field.input, field.help, submitButton()];
  const remembers = element('p', { class: 'fine' }, words.leavesHere);
  return formOf([...children, remembers], () => joinAs(field), fail);
}

async function joinAs(field: ReturnType<typeof emailField>): Promise<void> {
  if (field.input.value.trim() === '') return markField(field, [words.emailMissing]);
  try {
    await join(field.input.value);
  } catch (error) {
    if (!(error instanceof Refused) || refusalOf(error) !== 'invites.email-mismatch') throw error;
    markField(field, say(words.refusals['invites.email-mismatch'].text, valuesOf(error, facts)));
  }
}

const steps: Steps = {
  again: look,
  signOut: async () => {
    await ask<typeof signOut>({ method: 'DELETE', path: '/api/v1/session' }, {});
    await look();
  },
};

function fail(error: unknown): void {
  if (error instanceof Refused && refusalOf(error) === WAITING) window.setTimeout(() => void look(), POLL_MILLISECONDS);
  showFailure(error, { facts, steps, onFailure: fail });
}
