import type { GuestWords } from './words.ts';

export const spanish: GuestWords = {
  sharesWithGuests: '{host} comparte con visitantes',
  asGuest: 'Puede abrirlo como visitante.',
  nameLabel: 'Su nombre',
  nameMissing: 'Escriba su nombre.',
  nameTooLong: 'Escriba su nombre con 80 caracteres como máximo.',
  emailHelp: '{host} ve su nombre y su dirección.',
  emailWrong: 'Esta dirección de correo no está completa.',
  opensAlready: 'Puede abrirlo sin el enlace. A otras personas se les pide aquí un nombre y una dirección.',
  open: 'Abrir',

  refusals: {
    'guests.unknown': {
      title: 'Este enlace no está completo',
      text: 'Puede que una parte se perdiera por el camino. Copie el enlace entero y ábralo de nuevo.',
    },
    'guests.link-needed': {
      title: 'Abra el enlace entero',
      text: 'Esta dirección por sí sola no abre nada. El enlace que le dieron tiene un final más largo.',
    },
    'guests.access-off': {
      title: 'El acceso de visitantes está desactivado por ahora',
      text: 'La administración de este portal lo ha pausado. El enlace volverá a funcionar cuando se active.',
    },
    'guests.media-deleted': {
      title: 'Esto ya no existe',
      text: 'Lo que abría este enlace se ha eliminado. Si vuelve, el enlace funcionará de nuevo.',
    },
    'guests.removed': {
      title: 'Su acceso ha terminado',
      text: 'Alguien que gestiona este contenido terminó su acceso como visitante. Si le sorprende, pregunte a quien le dio el enlace.',
    },
    'guests.link-off': {
      title: 'Este enlace para visitantes está desactivado',
      text: 'Nadie más puede entrar con él por ahora. Pida otro a quien se lo dio, o una invitación a su nombre.',
    },
    'guests.expired': {
      title: 'Este enlace para visitantes ha caducado',
      text: 'Su plazo ha terminado. Pida otro a quien se lo dio, o una invitación a su nombre.',
    },
    'guests.media-processing': {
      title: 'Casi listo',
      text: 'Lo que abre este enlace todavía se está preparando. Quédese aquí: esta página continúa sola.',
    },
    'guests.used-up': {
      title: 'No quedan plazas',
      text: 'Ya han entrado todos los visitantes que admite este enlace. Pida otro a quien se lo dio, o una invitación a su nombre.',
    },
    'guests.name-has-link': {
      title: 'Esto no es un nombre',
      text: 'Un nombre no puede contener una dirección web.',
    },
    'guests.domain-blocked': {
      title: 'Esta dirección no se puede usar aquí',
      text: 'La administración de este portal no admite direcciones de este dominio. Escriba otra dirección suya.',
    },
    'access.cookies-blocked': {
      title: 'Su navegador no guardó nuestra cookie',
      text: 'Sin ella no podríamos reconocerle. Permita las cookies en esta página o abra el enlace en otro navegador. No se ha ocupado ninguna plaza.',
    },
  },
};
