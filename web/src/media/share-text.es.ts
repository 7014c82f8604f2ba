import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './share-text.ts';

const words: Translated<typeof english> = {
  shareTitle: 'Compartir «{{title}}»',
  ways: 'Formas de compartir',
  onePerson: 'Una persona',
  onePersonWhat: 'Un enlace para alguien con nombre, sin cuenta',
  inviteUsers: 'Invitar a personas',
  guests: 'Personas cuyo nombre no conoce',
  guestsWhat: 'Un enlace de invitado que puede copiar de nuevo',
  guestAccess: 'Gestionar el acceso de invitados',
  link: 'Enlace a esta página',
  startAt: 'Empezar en {{position}}',
  embed: 'Insertar en un sitio web',
  embedWhat: 'Se muestra a quienes pueden abrirlo, en los sitios que permite la administración.',
  size: 'Tamaño',
  wide: '{{width}} píxeles de ancho',
  responsive: 'Tan ancho como su sitio',
  code: 'Código para insertar',
  done: 'Listo',
  'opens.private': 'Solo las personas con las que lo comparte pueden abrir este enlace.',
  'opens.published': 'Se abre para quienes ven las galerías en las que está publicado.',
  'opens.unlisted': 'Cualquiera que haya iniciado sesión puede abrir este enlace.',

  closedInFrame: 'Esto no se ha compartido con usted',
  closedInFrameNow: 'Se abre a quienes tienen acceso. Si es su caso, inicie sesión en su propia página.',
  openInWindow: 'Abrir en una ventana nueva',
};

export default { feature: 'share', words } satisfies Translations;
