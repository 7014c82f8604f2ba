import { defineText } from '#lib/text.ts';

/** The words of sharing. */
export const { useText, words } = defineText('share', {
  shareTitle: 'Share “{{title}}”',
  ways: 'Ways to share',
  onePerson: 'One person',
  onePersonWhat: 'A link for somebody you name, without an account',
  inviteUsers: 'Invite users',
  guests: 'People you do not know by name',
  guestsWhat: 'A guest link that you can copy again',
  guestAccess: 'Manage guest access',
  link: 'Link to this page',
  startAt: 'Start at {{position}}',
  embed: 'Embed on a website',
  embedWhat: 'It is shown to those who may open it, on the sites that your administrator allows.',
  size: 'Size',
  wide: '{{width}} pixels wide',
  responsive: 'As wide as its place',
  code: 'Embed code',
  done: 'Done',
  'opens.private': 'Only people you share it with can open this link.',
  'opens.published': 'Opens for whoever may see the galleries it is published in.',
  'opens.unlisted': 'Everyone who is signed in can open this link.',

  closedInFrame: 'This is not shared with you',
  closedInFrameNow: 'It opens for people who have been given access. Sign in on its own page if you are one of them.',
  openInWindow: 'Open in a new window',
});
