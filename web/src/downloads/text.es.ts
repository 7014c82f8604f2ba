import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  download: 'Descargar',
  title: 'Descargar',
  help: 'Lo que puede conservar.',
  video: 'Vídeo',
  height: '{{height}}p',
  audio: 'Sonido',
  image: 'Imagen',
  document: 'Documento',
  source: 'Archivo original',
  sourceWhat: 'Tal como se subió',
  about: 'unos {{size}}',
  get: 'Descargar',
  prepare: 'Preparar',
  preparing: 'Preparando…',
  preparingWords: 'La descarga empezará por sí sola enseguida.',
  failed: 'No ha funcionado. Inténtelo otra vez.',
  nothing: 'Aquí no hay nada que descargar.',
  close: 'Cerrar',
};

export default { feature: 'downloads', words } satisfies Translations;
