import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './share-text.ts';

const words: Translated<typeof english> = {
  shareTitle: '„{{title}}“ teilen',
  ways: 'Wege zu teilen',
  onePerson: 'Eine Person',
  onePersonWhat: 'Ein Link für jemanden, den Sie nennen, ohne Konto',
  inviteUsers: 'Personen einladen',
  guests: 'Personen, deren Namen Sie nicht kennen',
  guestsWhat: 'Ein Gastlink, den Sie immer wieder kopieren können',
  guestAccess: 'Gastzugang verwalten',
  link: 'Link zu dieser Seite',
  startAt: 'Bei {{position}} beginnen',
  embed: 'In eine Website einbetten',
  embedWhat: 'Gezeigt wird es denen, die es öffnen dürfen, auf den Websites, die Ihre Administration erlaubt.',
  size: 'Größe',
  wide: '{{width}} Pixel breit',
  responsive: 'So breit wie sein Platz',
  code: 'Einbettungscode',
  done: 'Fertig',
  'opens.private': 'Nur wer Zugang von Ihnen hat, kann diesen Link öffnen.',
  'opens.published': 'Öffnet sich für alle, die die Galerien sehen, in denen es veröffentlicht ist.',
  'opens.unlisted': 'Wer angemeldet ist, kann diesen Link öffnen.',

  closedInFrame: 'Dies ist nicht mit Ihnen geteilt',
  closedInFrameNow:
    'Es öffnet sich für alle, die Zugang haben. Wenn Sie dazugehören, melden Sie sich auf seiner eigenen Seite an.',
  openInWindow: 'In neuem Fenster öffnen',
};

export default { feature: 'share', words } satisfies Translations;
