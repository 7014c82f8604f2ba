import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  about: 'Capítulos y transcripción',
  transcript: 'Transcripción',
  chapters: 'Capítulos',
  language: 'Idioma',
  search: 'Buscar en la transcripción',
  hits_one: '{{count}} resultado',
  hits_other: '{{count}} resultados',
  hitOf: '{{number}} de {{count}}',
  noHits: 'Sin resultados',
  nextHit: 'Resultado siguiente',
  previousHit: 'Resultado anterior',
  goTo: 'Reproducir desde {{time}}',
  follow: 'Volver a lo que se dice',
  byMachine: 'Estos subtítulos los escribió una máquina y nadie los ha revisado todavía.',
  nothingSaid: 'Estos subtítulos todavía no tienen texto.',
  loading: 'Cargando la transcripción…',
  nowPlaying: 'en reproducción',
};

export default { feature: 'captions', words } satisfies Translations;
