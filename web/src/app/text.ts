import { defineText } from '#lib/text.ts';

export const { useText, words } = defineText('app', {
  signIn: 'Sign in',
  signOut: 'Sign out',
  myMedia: 'My Media',
  console: 'Console',
  account: 'Account',
  language: 'Language',
  menuOf: 'Menu of {{name}}',
  notFound: 'Page not found',
  notFoundWhat: 'There is nothing at this address.',
  notFoundNow: 'It may have been deleted, or the address is not complete.',
  toStart: 'Go to the start page',
  failed: 'This page could not be shown',
  denied: 'No access',
  deniedWhat: 'The console is for administrators.',
  deniedNow: 'Ask an administrator of this portal if you need something changed here.',
  'console.invites': 'Invite to media',
  'console.theming': 'Theming',
  'console.templates': 'Email templates',
  'console.mail': 'Mail',
  'console.people': 'People',
});
