import type { EventRole } from '#contract/access/roles.ts';
import type { PageWords, Refusal } from './words.ts';

const askInviter = 'Ask {inviter} for a new link.';
/** Where an answer was lost the join may have happened: it is true either way. */
const justTryAgain = 'If you had pressed Continue, just try again: the same browser is let in.';

const incomplete: PageWords = {
  title: 'This link is not complete',
  text: 'A part of it may have been lost on the way. Copy the whole link from your invitation and open it again.',
};
const impossible: PageWords = { title: 'This is not possible', text: 'Your role does not allow this.' };

/** The table that the other languages are held against. Names in braces are put in where the words are shown. */
export const english = {
  pageTitle: 'Invitation',
  checking: 'Looking at your invitation …',
  noScriptTitle: 'This page needs JavaScript',
  noScriptText:
    'Your invitation travels in a part of the link that only a script in your browser can read. Switch JavaScript on for this page, or open the link in another browser.',
  languages: 'Language',
  privacy: 'Privacy',
  imprint: 'Imprint',

  invitesYouTo: '{inviter} invites you to',
  forAddress: 'For {email}',
  opensAt: 'Opens {moment}',
  waitHere: 'Stay here: this page moves on by itself when it opens.',
  addToCalendar: 'Add to calendar',
  openUntil: 'Open until {moment}',
  validUntil: 'This link can be used until {moment}',
  emailLabel: 'Your email address',
  emailHelp: 'Type the address this invitation was made for.',
  emailMissing: 'Type your email address.',
  continue: 'Continue',
  working: 'One moment …',
  signedIn: 'You are signed in with the invited address.',
  sharedComputer: 'This is a shared computer',
  sharedHelp: 'Then you are out when the browser closes, or after two idle hours. Otherwise we remember this browser.',
  contact: 'Questions? Ask {inviter}.',

  tryAgain: 'Try again',
  signOutAndContinue: 'Sign out and continue',
  sendCode: 'Send me a code',
  moveHere: 'Get a code',
  continueAs: 'Continue by code as {maskedEmail}',
  back: 'Go back',
  askForLink: 'Ask for a new link',
  moveByCode: 'Or move it here with a code that we mail to {maskedEmail}. The other browser is then signed out.',
  askForDevice: 'Or ask {inviter} to press “Allow new device”, then try again here.',
  offline: { title: 'No connection', text: `We could not reach the server. Check your connection. ${justTryAgain}` },

  code: {
    title: 'Check your mail',
    sentTo: 'We sent a code to {sentTo}. It is good for {minutes} minutes.',
    sentPerhaps: 'If that is the invited address, a code is on its way to it. It is good for {minutes} minutes.',
    label: 'Code',
    help: 'The 8 digits from our mail. Look in the spam folder, too.',
    missing: 'Type all 8 digits of the code.',
    sendAgain: 'Send again',
    inSeconds: 'in {seconds} s',
    inMinutes: 'in {minutes} min',
    sentAgain: 'A new code is on its way. The one before no longer works.',
  },

  newLink: {
    title: 'A new link is asked for',
    now: '{inviter} has been told. The new link comes to the invited address, and to nobody else.',
    already: '{inviter} was told a moment ago. You can ask again in {minutes} min.',
  },

  move: {
    title: 'Was this you?',
    text: 'Your invitation to “{title}” was opened in {device} on {movedAt}.',
    ifYou: 'If that was you, close this page: nothing happens.',
    wasNotMe: 'This wasn’t me',
    outTitle: 'That browser is out',
    overText: '{device} no longer opens “{title}”. There is nothing left to do.',
    doneText:
      'It no longer opens “{title}”, and {inviter} has been told. To go on yourself, open your link: it asks for a code from your mailbox.',
  },

  roles: {
    viewer: 'You can open it as a viewer.',
    speaker: 'You can open it, speak and answer questions as a speaker.',
    moderator: 'You can open it, speak and moderate as a moderator.',
  } satisfies Record<EventRole, string>,

  /** In the place of a value that did not come. */
  unnamed: {
    inviter: 'the person who invited you',
    device: 'another browser',
    joinedAt: 'an earlier day',
    maskedEmail: 'another address',
    signedInAs: 'another person',
  },

  refusals: {
    'invites.unknown': incomplete,
    'invites.link-needed': {
      title: 'Open the link from your invitation',
      text: 'It has a longer ending that belongs to you. Or type your address here, and we mail you a code.',
    },
    'invites.expired': {
      title: 'This invitation has expired',
      text: `Its time is over. If you were let in before, the browser you used then still gets in. ${askInviter}`,
    },
    'invites.replaced': {
      title: 'There is a newer link',
      text: '{inviter} made a new link for you, and this one ended with it. Look for the latest mail or message, or ask {inviter}.',
    },
    'invites.used-up': {
      title: 'This link has been used',
      text: `It opens a limited number of devices, and they have all been opened. ${askInviter}`,
    },
    'invites.other-device': {
      title: 'Used in another browser or on another device',
      text: 'This invitation was joined with {device} on {joinedAt}. You can go on there.',
    },
    'invites.signed-in-as-other': {
      title: 'You are signed in as somebody else',
      text: 'This invitation is for {maskedEmail}, but this browser is signed in as {signedInAs}. Nothing has been joined.',
    },
    'invites.email-mismatch': {
      title: 'This is not the invited address',
      text: 'This invitation is for {maskedEmail}. Type that address, or ask {inviter} to invite the one you use.',
    },
    'invites.too-many-tries': {
      title: 'Too many other addresses were tried',
      text: 'To protect this invitation it is closed for an hour. If you are the person who was invited, ask {inviter}, or come back later.',
    },
    'invites.code-needed': {
      title: 'A code is needed',
      text: 'To be sure that it is you, we mail a code to {maskedEmail}.',
    },
    'invites.code-wrong': {
      title: 'This is not the code',
      text: 'This is not the code from our latest mail. Tries left: {triesLeft}.',
    },
    'invites.code-over': {
      title: 'This code no longer works',
      text: 'A code works once, for ten minutes, and until a newer one is sent. Have another one sent.',
    },
    'invites.too-many-codes': {
      title: 'Too many codes were asked for',
      text: 'The next one can be sent in {minutes} min. The latest one in your mailbox may still work.',
    },
    'invites.waits-for-owner': {
      title: 'Somebody has to agree first',
      text: 'This invitation moved to another device several times today. {inviter} has been told and can let this one in. Then try again here.',
    },
    'invites.removed': {
      title: 'This invitation was withdrawn',
      text: '{inviter} or a colleague took it back. If that surprises you, ask {inviter}.',
    },
    'invites.access-ended': {
      title: 'Your access has ended',
      text: `You joined before, and the time of this invitation is over. ${askInviter}`,
    },
    'invites.media-deleted': {
      title: 'This is not there any more',
      text: 'What you were invited to has been deleted. If it comes back, your link works again.',
    },
    'invites.not-open-yet': {
      title: 'Not open yet',
      text: 'What {inviter} invited you to is not open yet. Your link has not been used: open it again later.',
    },
    'invites.no-longer-open': {
      title: 'This is no longer open',
      text: 'What you were invited to could be opened for a while, and that time is over. If you still need it, ask {inviter}.',
    },
    'invites.media-processing': {
      title: 'Nearly ready',
      text: 'What you were invited to is still being prepared. Stay here: this page moves on by itself. Your link has not been used.',
    },
    'invites.domain-blocked': {
      title: 'This address cannot be used here',
      text: 'The administrators of this portal do not allow addresses of this domain. Ask {inviter} to invite another address of yours.',
    },
    'invites.switched-off': {
      title: 'Invitations are switched off for now',
      text: 'The administrators of this portal paused them. Your link works again when they return.',
    },
    'access.cookies-blocked': {
      title: 'Your browser did not keep our cookie',
      text: 'Without it we could not recognise you again. Allow cookies for this page, or open the link in another browser. This does not use up your link.',
    },
    'mail.no-server': {
      title: 'No code can be sent',
      text: 'This portal sends no mail. Open the whole link from your invitation, or ask {inviter}.',
    },
    'invites.move-unknown': {
      title: incomplete.title,
      text: 'A part of it may have been lost on the way. Copy the whole link from our mail and open it again.',
    },
    'request.invalid': incomplete,
    'request.foreign-origin': {
      title: 'Opened at another address',
      text: 'Open the link exactly as it stands in your invitation.',
    },
    'request.not-found': incomplete,
    'request.too-large': incomplete,
    'request.too-many': {
      title: 'Too many tries from here',
      text: 'Wait a few minutes, then try again. This does not use up your link.',
    },
    'server.failed': { title: 'Something went wrong on our side', text: `Wait a moment. ${justTryAgain}` },
    'access.sign-in-needed': { title: 'Sign in first', text: 'Sign in, then open your link again.' },
    'access.denied': impossible,
    'access.scope-too-small': impossible,
  } satisfies Record<Refusal, PageWords>,
};
