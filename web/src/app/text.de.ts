import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  myMedia: 'Meine Medien',
  galleries: 'Galerien',
  console: 'Verwaltung',
  account: 'Konto',
  language: 'Sprache',
  menuOf: 'Menü von {{name}}',
  notFound: 'Seite nicht gefunden',
  notFoundWhat: 'Unter dieser Adresse gibt es nichts.',
  notFoundNow: 'Vielleicht wurde es gelöscht, oder die Adresse ist nicht vollständig.',
  toStart: 'Zur Startseite',
  failed: 'Diese Seite konnte nicht angezeigt werden',
  denied: 'Kein Zugang',
  deniedWhat: 'Die Verwaltung ist Administratorinnen und Administratoren vorbehalten.',
  deniedNow: 'Bitten Sie sie, wenn hier etwas geändert werden soll.',
  'console.invites': 'Einladungen',
  'console.media': 'Medien',
  'console.groups': 'Gruppen',
  'console.bin': 'Papierkorb',
  'console.theming': 'Erscheinungsbild',
  'console.templates': 'Mailvorlagen',
  'console.mail': 'Mail',
  'console.people': 'Personen',
  'console.webhooks': 'Webhooks',
  'console.audit': 'Protokoll',
};

export default { feature: 'app', words } satisfies Translations;
