import type { InvitationView } from '#contract/invites/door.ts';
import { prefetchApplication } from './arriving.ts';
import { Refused } from './ask.ts';
import { endSession, join, openOnFirstTouch, type Proof, requestLink, sendCode, view } from './calls.ts';
import { showCodeStep } from './code-step.ts';
import { showCountdown } from './countdown.ts';
import { type Child, element, headingOf, say, show, type Values } from './draw.ts';
import { emailField, formOf, markField, sharedComputer, submitButton } from './forms.ts';
import { speakInvitationsLanguage, spoken, words } from './language.ts';
import { momentWords } from './moment.ts';
import { refusalOf, type Steps, showFailure, valuesOf, WAITING } from './refusals.ts';

const POLL_MILLISECONDS = 5000;

let facts: Values = {};

/** Looks at what the link opens, and remembers the first touch. */
export function comeToDoor(): void {
  openOnFirstTouch();
  void look();
}

async function look(): Promise<void> {
  try {
    const invitation = await view();
    await spoken;
    await speakInvitationsLanguage(invitation.language);
    facts = { inviter: invitation.inviterName, maskedEmail: invitation.maskedEmail };
    if (invitation.joinedHere) await join({});
    else showInvitation(invitation);
    prefetchApplication();
  } catch (error) {
    await spoken;
    fail(error);
  }
}

function showInvitation(invitation: InvitationView): void {
  const { inviterName, mediaTitle, role, maskedEmail, expiresAt, asks } = invitation;
  const forms: Record<InvitationView['asks'], () => Child> = { nothing: knownForm, email: addressForm, code: codeForm };
  show(() => [
    element('p', { class: 'lead' }, say(words.invitesYouTo, { inviter: inviterName })),
    headingOf(mediaTitle),
    element('p', { class: 'role' }, words.roles[role]),
    element('p', { class: 'who' }, say(words.forAddress, { email: maskedEmail })),
    forms[asks](),
    element('p', { class: 'fine' }, say(words.validUntil, { moment: momentWords(expiresAt) })),
    element('p', { class: 'fine' }, say(words.contact, { inviter: inviterName })),
  ]);

  function knownForm(): Child {
    const known = invitation.signedInAsInvited ? element('p', {}, words.signedIn) : null;
    return formOf([known, submitButton()], () => join({}), fail);
  }

  function codeForm(): Child {
    const why = element('p', {}, say(words.refusals['invites.code-needed'].text, { maskedEmail }));
    return formOf([why, submitButton(words.sendCode)], () => goOnByCode({}), fail);
  }
}

function addressForm(): Child {
  const field = emailField();
  const shared = sharedComputer();
  return formOf([field.parts, submitButton(), shared.parts], submit, fail);

  async function submit(): Promise<void> {
    const email = field.input.value;
    if (email.trim() === '') return markField(field, words.emailMissing);
    try {
      await join({ email, sharedComputer: shared.isChecked() });
    } catch (error) {
      if (!isRefused(error, 'invites.email-mismatch')) throw error;
      markField(field, say(words.refusals['invites.email-mismatch'].text, valuesOf(error, facts)));
    }
  }
}

type Who = { readonly email?: string; readonly asInvited?: boolean };

/** Has a code mailed, and goes on where it is typed. */
async function goOnByCode({ email, asInvited }: Who): Promise<void> {
  const sendAgain = () => sendCode(email);
  showCodeStep({
    sent: await sendAgain(),
    sendAgain,
    join: (proof: Proof) => join({ ...proof, asInvited }),
    goBack: look,
    onFailure: fail,
  });
}

/** Without a link: the same page for every id, and a code only to the invited address (5.9). */
function showWayWithoutLink(): void {
  show(() => {
    const { title, text } = words.refusals['invites.link-needed'];
    const field = emailField();
    const submit = async (): Promise<void> => {
      const email = field.input.value;
      if (email.trim() === '') return markField(field, words.emailMissing);
      await goOnByCode({ email });
    };
    return [
      element('span', { class: 'sign', 'aria-hidden': 'true' }),
      headingOf(title),
      element('p', {}, text),
      formOf([field.parts, submitButton(words.sendCode)], submit, fail),
    ];
  });
}

async function askForLink(): Promise<void> {
  const { inviterName, asked, againInSeconds } = await requestLink();
  show(() => [
    element('span', { class: 'sign done', 'aria-hidden': 'true' }),
    headingOf(words.newLink.title),
    element(
      'p',
      {},
      say(words.newLink[asked], { inviter: inviterName, minutes: Math.max(1, Math.ceil(againInSeconds / 60)) }),
    ),
  ]);
}

const steps: Steps = {
  again: look,
  sendCode: () => goOnByCode({}),
  moveHere: () => goOnByCode({}),
  continueAs: () => goOnByCode({ asInvited: true }),
  askForLink,
  signOut: async () => {
    await endSession();
    await look();
  },
  back: async () => window.location.assign('/'),
};

function fail(error: unknown): void {
  if (isRefused(error, WAITING)) window.setTimeout(() => void look(), POLL_MILLISECONDS);
  if (isRefused(error, 'invites.not-open-yet')) {
    showCountdown({ refused: error, values: valuesOf(error, facts), look, onFailure: fail });
  } else if (isRefused(error, 'invites.link-needed')) showWayWithoutLink();
  else showFailure(error, { facts, steps, onFailure: fail });
}

function isRefused(error: unknown, refusal: ReturnType<typeof refusalOf>): error is Refused {
  return error instanceof Refused && refusalOf(error) === refusal;
}
