import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './problem-words.ts';

const words: Translated<typeof english> = {
  'request.invalid': 'Algo de lo enviado falta o no es correcto.',
  'request.invalid.now': 'Revise los campos marcados e inténtelo de nuevo.',
  'request.foreign-origin': 'Esta página se abrió en una dirección distinta de la configurada para Usher.',
  'request.foreign-origin.now': 'Abra Usher en su propia dirección e inténtelo de nuevo.',
  'request.not-found': 'No hay nada en esta dirección.',
  'request.not-found.now': 'Compruebe la dirección o vaya a la página de inicio.',
  'request.too-large': 'Es más grande de lo que se acepta aquí.',
  'request.too-large.now': 'Envíe algo más pequeño.',
  'request.too-many': 'Eso fue mucho de una vez.',
  'request.too-many.now': 'Espere un momento e inténtelo de nuevo.',
  'server.failed': 'Algo ha fallado por nuestra parte.',
  'server.failed.now': 'Inténtelo de nuevo. Si sigue así, indique a su soporte la referencia de abajo.',
  'access.sign-in-needed': 'Ya no tiene la sesión iniciada.',
  'access.sign-in-needed.now': 'Inicie sesión y vuelva a esta página.',
  'access.denied': 'Su rol no lo permite.',
  'access.denied.now': 'Pídalo a un administrador si lo necesita.',
  'access.scope-too-small': 'Esta clave no tiene el permiso necesario.',
  'access.scope-too-small.now': 'Use una clave con ese permiso.',
  network: 'No se pudo contactar con Usher.',
  'network.now': 'Compruebe su conexión e inténtelo de nuevo.',
  page: 'No se pudo mostrar esta página.',
  'page.now': 'Cárguela de nuevo. Si sigue así, avise a su soporte.',
  tryAgain: 'Intentar de nuevo',
};

export default { feature: 'problems', words } satisfies Translations;
