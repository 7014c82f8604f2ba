import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  optional: '(freiwillig)',
  working: 'Moment …',
  close: 'Schließen',
  cancel: 'Abbrechen',
  whatIsLost: 'Was verloren geht',
  searching: 'Suche …',
  increase: 'Mehr',
  decrease: 'Weniger',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copiedAloud: 'In die Zwischenablage kopiert.',
  pressCtrlC: 'Drücken Sie Strg+C (⌘C am Mac), um den markierten Text zu kopieren.',
  showQrCode: 'QR-Code anzeigen',
  hideQrCode: 'QR-Code ausblenden',
  qrCodeOfLink: 'QR-Code des Links',
  duration: 'Dauer: {{duration}}',
  loading: 'Wird geladen …',
  notifications: 'Meldungen',
  dismiss: 'Ausblenden',
  reference: 'Kennung: {{reference}}',
  saveChanges: 'Änderungen speichern',
  discard: 'Verwerfen',
  saved: 'Gespeichert',
  changes_one: '{{count}} Änderung nicht gespeichert: {{names}}',
  changes_other: '{{count}} Änderungen nicht gespeichert: {{names}}',
  skipToContent: 'Zum Inhalt springen',
  toStart: '{{portal}}, Startseite',
  mailFormatted: 'Mit Gestaltung',
  mailPlain: 'Nur Text',
  mailFrom: 'Von',
  mailAnswers: 'Antworten gehen an',
  mailShown: 'Die Mail',
};

export default { feature: 'ui', words } satisfies Translations;
