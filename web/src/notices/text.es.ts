import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  notices: 'Avisos',
  noticesNew_one: 'Avisos, {{count}} nuevo',
  noticesNew_other: 'Avisos, {{count}} nuevos',
  arrived_one: '{{count}} aviso nuevo',
  arrived_other: '{{count}} avisos nuevos',
  nothing: 'Nada espera su respuesta',
  nothingWords: 'Cuando alguien a quien usted invitó necesite un enlace nuevo u otro dispositivo, lo sabrá aquí.',
  new: 'Nuevo',
  'said.new-link-asked': '{{name}} pide un enlace nuevo para «{{media}}»',
  'said.move-waits': '{{name}} quiere abrir «{{media}}» en un dispositivo más',
  'said.disowned': '{{name}} dice que otra persona usó la invitación a «{{media}}»',
  'said.invite-bounced': 'El correo que invita a {{name}} a «{{media}}» fue devuelto',
  'about.new-link-asked': '{{name}} ya no puede entrar con el enlace.',
  'about.move-waits':
    'Esta invitación ha cambiado de dispositivo más de tres veces en un día. Si esto le sorprende, pregunte primero a {{name}}.',
  'about.disowned': 'Ese dispositivo ya no tiene acceso. Pregunte a {{name}} qué pasó.',
  'about.invite-bounced':
    'Nadie lee el correo en esta dirección, o no se pudo entregar. Compruebe la dirección e invite de nuevo, o entregue un enlace personalmente.',
  'explains.mail-link': 'El enlace nuevo se envía solo a {{email}}, y todos los anteriores dejan de valer.',
  'explains.show-link':
    'El enlace nuevo se le muestra una vez para que lo entregue; todos los anteriores dejan de valer.',
  'explains.allow-device':
    'Si permite otro dispositivo, puede entrar durante 30 minutos con el enlace que ya existe, y el anterior queda fuera.',
  'explains.remove': 'Si retira la invitación, nadie más entra con ella.',
  device: 'Dispositivo: {{device}}',
  reason: 'El servidor de correo dice: {{reason}}',
  done: 'Esto se respondió ({{when}}). No queda nada por hacer.',
  openMedia: 'Abrir «{{media}}»',
  unknown: 'Este aviso no está aquí',
  unknownWhat: 'Es para otra persona, o usted ya no gestiona las invitaciones de este contenido.',
  unknownNow: 'Inicie sesión con la cuenta a la que llegó el correo.',
  toStart: 'Ir a la página de inicio',
  'answer.mail-link': 'Enviar un enlace nuevo',
  'answer.show-link': 'Crear un enlace nuevo',
  'answer.allow-device': 'Permitir otro dispositivo',
  'answer.remove': 'Retirar la invitación',
  dismiss: 'Descartar',
  mailed: 'Un enlace nuevo va camino de {{email}}.',
  allowed: '{{name}} puede entrar en otro dispositivo hasta las {{time}}.',
  removed: 'La invitación de {{name}} está retirada.',
  makeLink: 'Crear un enlace para copiar',
  linkFor: 'Enlace nuevo para {{name}}',
  link: 'Enlace de invitación',
  shownOnce: 'Solo se muestra esta vez. Entréguelo personalmente; los enlaces anteriores ya no valen.',
  close: 'Listo',
  removeTitle: '¿Retirar la invitación de {{name}}?',
  removeLost: '{{name}} ya no podrá ver «{{media}}», tampoco donde está abierto ahora',
  remove: 'Retirar',
};

export default { feature: 'notices', words } satisfies Translations;
