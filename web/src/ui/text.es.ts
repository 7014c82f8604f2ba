import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  optional: '(opcional)',
  working: 'Un momento…',
  close: 'Cerrar',
  cancel: 'Cancelar',
  whatIsLost: 'Qué se pierde',
  searching: 'Buscando…',
  increase: 'Más',
  decrease: 'Menos',
  copy: 'Copiar',
  copied: 'Copiado',
  copiedAloud: 'Copiado al portapapeles.',
  pressCtrlC: 'Pulse Ctrl+C (⌘C en un Mac) para copiar el texto seleccionado.',
  showQrCode: 'Mostrar código QR',
  hideQrCode: 'Ocultar código QR',
  qrCodeOfLink: 'Código QR del enlace',
  duration: 'Duración: {{duration}}',
  loading: 'Cargando…',
  notifications: 'Avisos',
  dismiss: 'Descartar',
  reference: 'Referencia: {{reference}}',
  saveChanges: 'Guardar cambios',
  discard: 'Deshacer',
  saved: 'Guardado',
  changes_one: '{{count}} cambio sin guardar: {{names}}',
  changes_other: '{{count}} cambios sin guardar: {{names}}',
  skipToContent: 'Ir al contenido',
  toStart: '{{portal}}, página de inicio',
  mailFormatted: 'Con formato',
  mailPlain: 'Texto sin formato',
  mailFrom: 'De',
  mailAnswers: 'Las respuestas llegan a',
  mailShown: 'El mensaje',
};

export default { feature: 'ui', words } satisfies Translations;
