import '#ui/tokens.css';
import '#ui/base.css';
import './landing.css';
import type { signOut } from '#contract/accounts/endpoints.ts';
import type {
  InvitationView,
  JoinRefusal,
  joinInvitation,
  openInvitation,
  viewInvitation,
} from '#contract/invites/door.ts';
import { tellOtherTabs } from '#lib/tabs.ts';
import { ask, Refused } from './ask.ts';
import { element, headingOf, isShown, show } from './draw.ts';
import { type RefusalWords, refusals, roleWords, say, words } from './text.ts';

const POLL_MILLISECONDS = 5000;

/** The secret leaves the address bar before anything else runs: no history, no Referer, no screenshot keeps it (4.5). */
function takeSecret(): string | undefined {
  const secret = window.location.hash.slice(1);
  window.history.replaceState(null, '', window.location.pathname);
  return secret === '' ? undefined : secret;
}

const publicId = window.location.pathname.split('/').at(-1) ?? '';
let secret = takeSecret();
let opening: Promise<unknown> | null = null;
let facts: Readonly<Record<string, string | number | null>> = {};

const presented = () => (secret === undefined ? {} : { secret });

/** Only a key or a pointer tells a person from a scanner that runs every script (4.7). */
function openOnFirstTouch(): void {
  const touched = () => {
    window.removeEventListener('pointerdown', touched);
    window.removeEventListener('keydown', touched);
    if (secret !== undefined) opening = open(secret);
  };
  window.addEventListener('pointerdown', touched);
  window.addEventListener('keydown', touched);
}

async function open(withSecret: string): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/invitations/:publicId/openings' } as const;
    await ask<typeof openInvitation>(address, { publicId, body: { secret: withSecret } });
  } catch {
    // Joining tells what is wrong; here nobody has asked for anything yet.
    opening = null;
  }
}

async function look(): Promise<void> {
  try {
    const address = { method: 'POST', path: '/api/v1/invitations/:publicId/views' } as const;
    const invitation = await ask<typeof viewInvitation>(address, { publicId, body: presented() });
    facts = { inviter: invitation.inviterName, maskedEmail: invitation.maskedEmail };
    if (invitation.joinedHere) await join(undefined);
    else showInvitation(invitation);
    prefetchApplication();
  } catch (error) {
    showFailure(error);
  }
}

/** Where it leads is loaded while the person reads, so that Continue feels like turning a page. */
function prefetchApplication(): void {
  for (const href of (document.body.dataset.prefetch ?? '').split(' ').filter((file) => file !== '')) {
    document.head.append(element('link', { rel: 'prefetch', href }));
  }
}

async function join(email: string | undefined): Promise<void> {
  if (secret !== undefined) opening ??= open(secret);
  await opening;
  const address = { method: 'POST', path: '/api/v1/invitations/:publicId/joins' } as const;
  const joined = await ask<typeof joinInvitation>(address, { publicId, body: { ...presented(), email } });
  tellOtherTabs();
  window.location.replace(`/media/${joined.mediaId}`);
}

function showInvitation(invitation: InvitationView): void {
  const { inviterName, mediaTitle, role, maskedEmail, expiresAt, signedInAsInvited } = invitation;
  show(
    element('p', { class: 'lead' }, say(words.invitesYouTo, { inviter: inviterName })),
    headingOf(mediaTitle),
    element('p', { class: 'role' }, roleWords[role]),
    element('p', { class: 'who' }, say(words.asRole, { email: maskedEmail })),
    signedInAsInvited ? knownForm() : addressForm(),
    element('p', { class: 'fine' }, say(words.validUntil, { moment: momentWords(expiresAt) })),
    element('p', { class: 'fine' }, say(words.contact, { inviter: inviterName })),
  );
}

function knownForm(): HTMLFormElement {
  const form = element('form', {}, element('p', {}, words.signedIn), continueButton());
  return submitting(form, () => join(undefined));
}

function addressForm(): HTMLFormElement {
  const field = element('input', {
    id: 'email',
    name: 'email',
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '254',
    'aria-describedby': 'email-help',
    required: true,
  });
  const help = element('p', { id: 'email-help', class: 'help' }, words.emailHelp);
  const form = element(
    'form',
    { novalidate: true },
    element('label', { for: 'email' }, words.emailLabel),
    field,
    help,
    continueButton(),
    element('p', { class: 'fine' }, words.leavesHere),
  );
  return submitting(form, async () => {
    if (field.value.trim() === '') return markField(field, help, words.emailMissing);
    try {
      await join(field.value);
    } catch (error) {
      if (!(error instanceof Refused) || error.document.code !== 'invites.email-mismatch') throw error;
      markField(field, help, say(refusals['invites.email-mismatch'].text, valuesOf(error)));
    }
  });
}

function markField(field: HTMLInputElement, help: HTMLElement, message: string): void {
  field.setAttribute('aria-invalid', 'true');
  help.className = 'help wrong';
  help.setAttribute('role', 'alert');
  help.textContent = message;
  field.focus();
  field.select();
}

function continueButton(): HTMLButtonElement {
  return element('button', { class: 'primary', type: 'submit' }, words.continue);
}

/** While it works the button says so and cannot be pressed twice. */
function submitting(form: HTMLFormElement, act: () => Promise<void>): HTMLFormElement {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    void pressed(button, words.continuing, act);
  });
  return form;
}

async function pressed(button: HTMLButtonElement | null, whileBusy: string, act: () => Promise<void>): Promise<void> {
  if (button === null || button.getAttribute('aria-disabled') === 'true') return;
  const label = button.textContent;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = whileBusy;
  try {
    await act();
  } catch (error) {
    showFailure(error);
  } finally {
    button.removeAttribute('aria-disabled');
    button.textContent = label;
  }
}

function showFailure(error: unknown): void {
  if (!(error instanceof Refused)) {
    showRefusal({ title: words.offlineTitle, text: words.offlineText, step: 'again' }, facts);
    return;
  }
  const code = error.document.code as JoinRefusal; // Whatever else came has no entry and is worded as our failure.
  const page = refusals[code] ?? refusals['server.failed'];
  if (page.step === 'wait') window.setTimeout(() => void look(), POLL_MILLISECONDS);
  // Waiting on is no news: nothing is read aloud again.
  if (page.step !== 'wait' || !isShown(page.title)) showRefusal(page, valuesOf(error));
}

function valuesOf({ document: { facts: given = {} } }: Refused) {
  const joinedAt = given.joinedAt;
  return {
    ...facts,
    ...given,
    inviter: given.inviterName ?? facts.inviter ?? null,
    joinedAt: typeof joinedAt === 'string' ? momentWords(joinedAt) : null,
  };
}

function showRefusal(page: RefusalWords, values: Readonly<Record<string, string | number | null>>): void {
  show(
    element('span', { class: page.step === 'wait' ? 'spinner' : 'sign', 'aria-hidden': 'true' }),
    headingOf(page.title),
    element('p', {}, say(page.text, values)),
    stepButton(page),
  );
}

function stepButton({ step, button: label = words.tryAgain }: RefusalWords): HTMLElement | null {
  if (step !== 'again' && step !== 'sign-out') return null;
  const button = element('button', { class: step === 'sign-out' ? 'primary' : 'plain', type: 'button' }, label);
  button.addEventListener('click', () => {
    void pressed(button, words.continuing, async () => {
      if (step === 'sign-out') await ask<typeof signOut>({ method: 'DELETE', path: '/api/v1/session' }, {});
      await look();
    });
  });
  return button;
}

/** In the reader's own zone, with its name. */
function momentWords(moment: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(moment));
}

window.addEventListener('hashchange', () => {
  secret = takeSecret() ?? secret;
  opening = null;
  openOnFirstTouch();
  void look();
});
openOnFirstTouch();
void look();
