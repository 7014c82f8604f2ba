import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  attachments: 'Archivos adjuntos',
  related: 'Contenido relacionado',
  save: 'Descargar «{{name}}»',
  by: 'De {{name}}',
  'kind.document': 'Documento',
  'kind.sheet': 'Hoja de cálculo',
  'kind.slides': 'Diapositivas',
  'kind.picture': 'Imagen',
  'kind.sound': 'Sonido',
  'kind.video': 'Vídeo',
  'kind.archive': 'Archivo comprimido',
  'kind.code': 'Código',
  'kind.other': 'Archivo',
};

export default { feature: 'attachments', words } satisfies Translations;
