import type { EventRole } from '#contract/access/roles.ts';
import type { JoinRefusal } from '#contract/invites/door.ts';
import type { CommonProblem } from '#contract/problems.ts';

/** Where an answer was lost the join may have happened: it is true either way. */
const justTryAgain = 'If you had pressed Continue, just try again: the same browser is let in.';

/** The words of the page behind an invitation's link. It is served to strangers on any line, so it comes without a library. */
export const words = {
  pageTitle: 'Invitation',
  checking: 'Looking at your invitation …',
  noScriptTitle: 'This page needs JavaScript',
  noScriptText:
    'Your invitation travels in a part of the link that only a script in your browser can read. Switch JavaScript on for this page, or open the link in another browser.',
  invitesYouTo: '{inviter} invites you to',
  asRole: 'For {email}',
  validUntil: 'This link can be used until {moment}',
  emailLabel: 'Your email address',
  emailHelp: 'Type the address this invitation was made for.',
  emailMissing: 'Type your email address.',
  continue: 'Continue',
  continuing: 'One moment …',
  signedIn: 'You are signed in with the invited address.',
  leavesHere: 'We remember this browser so that you can come back.',
  contact: 'Questions? Ask {inviter}.',
  tryAgain: 'Try again',
  privacy: 'Privacy',
  imprint: 'Imprint',
  offlineTitle: 'No connection',
  offlineText: `We could not reach the server. Check your connection. ${justTryAgain}`,
} as const;

export const roleWords: Record<EventRole, string> = {
  viewer: 'You can watch it as a viewer.',
  speaker: 'You can watch, speak and answer questions as a speaker.',
  moderator: 'You can watch, speak and moderate as a moderator.',
};

type Step = 'again' | 'sign-out' | 'wait' | null;

/** One page for each refusal (5.6): what happened, why, what now. `step` is what the button does. */
export type RefusalWords = {
  readonly title: string;
  readonly text: string;
  readonly step: Step;
  readonly button?: string;
};

const askInviter = 'Ask {inviter} for a new link.';

export const refusals: Record<JoinRefusal | CommonProblem, RefusalWords> = {
  'invites.unknown': {
    title: 'This link is not complete',
    text: 'A part of it may have been lost on the way. Copy the whole link from your invitation and open it again.',
    step: null,
  },
  'invites.link-needed': {
    title: 'Open the link from your invitation',
    text: 'This address alone does not open anything. The link in your mail or message has a longer ending that belongs to you.',
    step: null,
  },
  'invites.expired': {
    title: 'This invitation has expired',
    text: `Its time is over. If you were let in before, the browser you used then still gets in. ${askInviter}`,
    step: null,
  },
  'invites.replaced': {
    title: 'There is a newer link',
    text: '{inviter} made a new link for you, and this one ended with it. Look for the latest mail or message, or ask {inviter}.',
    step: null,
  },
  'invites.used-up': {
    title: 'This link has been used',
    text: `It opens a limited number of devices, and they have all been opened. ${askInviter}`,
    step: null,
  },
  'invites.other-device': {
    title: 'Used in another browser or on another device',
    text: 'This invitation was joined with {device} on {joinedAt}. Go on there, or ask {inviter} to press “Allow new device” and try again here.',
    step: 'again',
  },
  'invites.signed-in-as-other': {
    title: 'You are signed in as somebody else',
    text: 'This invitation is for {maskedEmail}, but this browser is signed in as {signedInAs}. Nothing has been joined.',
    step: 'sign-out',
    button: 'Sign out and continue',
  },
  'invites.email-mismatch': {
    title: 'This is not the invited address',
    text: 'This invitation is for {maskedEmail}. Type that address, or ask {inviter} to invite the one you use.',
    step: null,
  },
  'invites.too-many-tries': {
    title: 'Too many other addresses were tried',
    text: 'To protect this invitation it is closed for an hour. If you are the person who was invited, ask {inviter}, or come back later.',
    step: 'again',
  },
  'invites.removed': {
    title: 'This invitation was withdrawn',
    text: '{inviter} or a colleague took it back. If that surprises you, ask {inviter}.',
    step: null,
  },
  'invites.access-ended': {
    title: 'Your access has ended',
    text: `You joined before, and the time of this invitation is over. ${askInviter}`,
    step: null,
  },
  'invites.media-deleted': {
    title: 'This is not there any more',
    text: 'What you were invited to has been deleted. If it comes back, your link works again.',
    step: null,
  },
  'invites.media-processing': {
    title: 'Nearly ready',
    text: 'What you were invited to is still being prepared. Stay here: this page moves on by itself. Your link has not been used.',
    step: 'wait',
  },
  'invites.domain-blocked': {
    title: 'This address cannot be used here',
    text: 'The administrators of this portal do not allow addresses of this domain. Ask {inviter} to invite another address of yours.',
    step: null,
  },
  'invites.switched-off': {
    title: 'Invitations are switched off for now',
    text: 'The administrators of this portal paused them. Your link works again when they return.',
    step: 'again',
  },
  'access.cookies-blocked': {
    title: 'Your browser did not keep our cookie',
    text: 'Without it we could not recognise you again. Allow cookies for this page, or open the link in another browser. This does not use up your link.',
    step: 'again',
  },
  'request.invalid': {
    title: 'This link is not complete',
    text: 'Copy the whole link from your invitation and open it again.',
    step: null,
  },
  'request.foreign-origin': {
    title: 'Opened at another address',
    text: 'Open the link exactly as it stands in your invitation.',
    step: null,
  },
  'request.not-found': {
    title: 'This link is not complete',
    text: 'Copy the whole link from your invitation and open it again.',
    step: null,
  },
  'request.too-large': {
    title: 'This link is not complete',
    text: 'Copy the whole link from your invitation and open it again.',
    step: null,
  },
  'request.too-many': {
    title: 'Too many tries from here',
    text: 'Wait a few minutes, then try again. This does not use up your link.',
    step: 'again',
  },
  'server.failed': {
    title: 'Something went wrong on our side',
    text: `Wait a moment. ${justTryAgain}`,
    step: 'again',
  },
  'access.sign-in-needed': { title: 'Sign in first', text: 'Sign in, then open your link again.', step: 'again' },
  'access.denied': { title: 'This is not possible', text: 'Your role does not allow this.', step: null },
  'access.scope-too-small': { title: 'This is not possible', text: 'Your role does not allow this.', step: null },
};

/** Puts values in their places; a value that is missing becomes `unknown`'s word. */
export function say(text: string, values: Readonly<Record<string, string | number | null>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? missing[name] ?? ''));
}

const missing: Readonly<Record<string, string>> = {
  inviter: 'the person who invited you',
  device: 'another browser',
  joinedAt: 'an earlier day',
  maskedEmail: 'another address',
  signedInAs: 'another person',
};
