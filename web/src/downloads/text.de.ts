import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  download: 'Herunterladen',
  title: 'Herunterladen',
  help: 'Was Sie davon behalten können.',
  video: 'Video',
  height: '{{height}}p',
  audio: 'Ton',
  image: 'Bild',
  document: 'Dokument',
  source: 'Originaldatei',
  sourceWhat: 'So, wie sie hochgeladen wurde',
  about: 'etwa {{size}}',
  get: 'Herunterladen',
  prepare: 'Vorbereiten',
  preparing: 'Wird vorbereitet …',
  preparingWords: 'Der Download beginnt gleich von selbst.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es noch einmal.',
  nothing: 'Hier gibt es nichts herunterzuladen.',
  close: 'Schließen',
};

export default { feature: 'downloads', words } satisfies Translations;
