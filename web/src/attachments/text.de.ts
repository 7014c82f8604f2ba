import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  attachments: 'Anhänge',
  related: 'Verwandte Medien',
  save: '„{{name}}“ herunterladen',
  by: 'Von {{name}}',
  'kind.document': 'Dokument',
  'kind.sheet': 'Tabelle',
  'kind.slides': 'Folien',
  'kind.picture': 'Bild',
  'kind.sound': 'Ton',
  'kind.video': 'Video',
  'kind.archive': 'Archiv',
  'kind.code': 'Code',
  'kind.other': 'Datei',
};

export default { feature: 'attachments', words } satisfies Translations;
