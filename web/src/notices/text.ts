import { defineText } from '#lib/text.ts';

export const { t, useText, words } = defineText('notices', {
  notices: 'Notices',
  noticesNew_one: 'Notices, {{count}} new',
  noticesNew_other: 'Notices, {{count}} new',
  arrived_one: '{{count}} new notice',
  arrived_other: '{{count}} new notices',
  nothing: 'Nothing waits for you',
  nothingWords: 'When somebody you invited needs a new link or another device, you hear of it here.',
  new: 'New',

  'said.new-link-asked': '{{name}} asks for a new link to “{{media}}”',
  'said.move-waits': '{{name}} wants to open “{{media}}” on one more device',
  'said.disowned': '{{name}} says that somebody else used the invitation to “{{media}}”',
  'said.invite-bounced': 'The mail that invites {{name}} to “{{media}}” came back',

  'about.new-link-asked': '{{name}} cannot get in with the link any more.',
  'about.move-waits':
    'This invitation has moved from device to device more than three times in a day. If this surprises you, ask {{name}} first.',
  'about.disowned': 'That device is out. Ask {{name}} what happened.',
  'about.invite-bounced':
    'Nobody reads mail at this address, or it could not be delivered. Check the address and invite again, or hand a link over yourself.',
  'explains.mail-link': 'A new link goes to {{email}} only, and every older link ends.',
  'explains.show-link': 'A new link is shown to you once, to hand over; every older link ends.',
  'explains.allow-device':
    'If you allow a new device, it may get in within 30 minutes with the link that is there, and the one before is out.',
  'explains.remove': 'If you remove the invitation, nobody gets in by it any more.',
  device: 'Device: {{device}}',
  reason: 'The mail server says: {{reason}}',
  done: 'This was answered {{when}}. There is nothing left to do.',
  openMedia: 'Open “{{media}}”',
  unknown: 'This notice is not here',
  unknownWhat: 'It is for somebody else, or you no longer manage the invitations of this media.',
  unknownNow: 'Sign in with the account that the mail came to.',
  toStart: 'Go to the start page',

  'answer.mail-link': 'Send a new link',
  'answer.show-link': 'Make a new link',
  'answer.allow-device': 'Allow new device',
  'answer.remove': 'Remove invitation',
  dismiss: 'Dismiss',

  mailed: 'A new link is on its way to {{email}}.',
  allowed: '{{name}} may get in on another device until {{time}}.',
  removed: 'The invitation of {{name}} is removed.',
  makeLink: 'Make a link to copy',
  linkFor: 'New link for {{name}}',
  link: 'Invite link',
  shownOnce: 'It is shown this once. Hand it over yourself; every older link has ended.',
  close: 'Done',
  removeTitle: 'Remove the invitation of {{name}}?',
  removeLost: '{{name}} cannot watch “{{media}}” any more, also where it is open now',
  remove: 'Remove',
});
