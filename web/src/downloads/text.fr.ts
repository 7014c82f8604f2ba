import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  download: 'Télécharger',
  title: 'Télécharger',
  help: 'Ce que vous pouvez garder.',
  video: 'Vidéo',
  height: '{{height}}p',
  audio: 'Son',
  image: 'Image',
  document: 'Document',
  source: 'Fichier d’origine',
  sourceWhat: 'Tel qu’il a été envoyé',
  about: 'environ {{size}}',
  get: 'Télécharger',
  prepare: 'Préparer',
  preparing: 'Préparation…',
  preparingWords: 'Le téléchargement démarrera de lui-même dans un instant.',
  failed: 'Cela n’a pas fonctionné. Réessayez.',
  nothing: 'Il n’y a rien à télécharger ici.',
  close: 'Fermer',
};

export default { feature: 'downloads', words } satisfies Translations;
