import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  about: 'Kapitel und Mitschrift',
  transcript: 'Mitschrift',
  chapters: 'Kapitel',
  language: 'Sprache',
  search: 'In der Mitschrift suchen',
  hits_one: '{{count}} Treffer',
  hits_other: '{{count}} Treffer',
  hitOf: '{{number}} von {{count}}',
  noHits: 'Keine Treffer',
  nextHit: 'Nächster Treffer',
  previousHit: 'Vorheriger Treffer',
  goTo: 'Ab {{time}} abspielen',
  follow: 'Zurück zum Gesprochenen',
  byMachine: 'Diese Untertitel hat eine Maschine geschrieben, und noch niemand hat sie geprüft.',
  nothingSaid: 'In diesen Untertiteln steht noch nichts.',
  loading: 'Die Mitschrift wird geladen …',
  nowPlaying: 'läuft gerade',
};

export default { feature: 'captions', words } satisfies Translations;
