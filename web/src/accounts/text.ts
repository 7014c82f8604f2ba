import { defineText } from '#lib/text.ts';

export const { useText } = defineText('accounts', {
  signIn: 'Sign in',
  signInTo: 'Sign in to {{portal}}',
  email: 'Email',
  password: 'Password',
  wrongPassword: 'Address or password is not right. Look for a typing mistake and try again.',
  tooManyTries: 'Too many tries. Wait a few minutes and try again.',
  cookiesWhat: 'Your browser did not keep our cookie.',
  cookiesWhy: 'Address and password were right, but without a cookie Usher cannot remember that it is you.',
  cookiesNow: 'Allow cookies for this address in your browser’s settings, then sign in again.',
  addressWhat: 'This is not the address of Usher.',
  addressNow: 'Sign in at the right one: your browser keeps the sign-in only there.',
  openAddress: 'Open {{address}}',
  noAccount: 'Accounts are made by an administrator of this portal.',
  contact: 'Questions? {{contact}}',
  privacy: 'Privacy',
  imprint: 'Imprint',
  needEmail: 'Write your email address.',
  needPassword: 'Write your password.',
});
