import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  about: 'Chapitres et transcription',
  transcript: 'Transcription',
  chapters: 'Chapitres',
  language: 'Langue',
  search: 'Chercher dans la transcription',
  hits_one: '{{count}} résultat',
  hits_other: '{{count}} résultats',
  hitOf: '{{number}} sur {{count}}',
  noHits: 'Aucun résultat',
  nextHit: 'Résultat suivant',
  previousHit: 'Résultat précédent',
  goTo: 'Lire à partir de {{time}}',
  follow: 'Revenir à ce qui est dit',
  byMachine: 'Ces sous-titres ont été écrits par une machine et personne ne les a encore vérifiés.',
  nothingSaid: 'Ces sous-titres ne contiennent encore aucun mot.',
  loading: 'Chargement de la transcription…',
  nowPlaying: 'en cours de lecture',
};

export default { feature: 'captions', words } satisfies Translations;
