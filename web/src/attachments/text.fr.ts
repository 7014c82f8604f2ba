import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  attachments: 'Pièces jointes',
  related: 'Médias liés',
  save: 'Télécharger « {{name}} »',
  by: 'Par {{name}}',
  'kind.document': 'Document',
  'kind.sheet': 'Feuille de calcul',
  'kind.slides': 'Diapositives',
  'kind.picture': 'Image',
  'kind.sound': 'Son',
  'kind.video': 'Vidéo',
  'kind.archive': 'Archive',
  'kind.code': 'Code',
  'kind.other': 'Fichier',
};

export default { feature: 'attachments', words } satisfies Translations;
