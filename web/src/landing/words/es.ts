import type { PageWords, Words } from './words.ts';

const askInviter = 'Pida un enlace nuevo a {inviter}.';
const justTryAgain = 'Si ya había pulsado «Continuar», inténtelo otra vez: el mismo navegador puede entrar.';

const incomplete: PageWords = {
  title: 'Este enlace no está completo',
  text: 'Puede que una parte se perdiera por el camino. Copie el enlace entero de su invitación y ábralo de nuevo.',
};
const impossible: PageWords = { title: 'Esto no es posible', text: 'Su rol no lo permite.' };

export const spanish: Words = {
  pageTitle: 'Invitación',
  checking: 'Comprobando su invitación …',
  noScriptTitle: 'Esta página necesita JavaScript',
  noScriptText:
    'Su invitación viaja en una parte del enlace que solo puede leer un script en su navegador. Active JavaScript para esta página o abra el enlace en otro navegador.',
  languages: 'Idioma',
  privacy: 'Privacidad',
  imprint: 'Aviso legal',

  invitesYouTo: '{inviter} le invita a',
  forAddress: 'Para {email}',
  opensAt: 'Se abre el {moment}',
  waitHere: 'Quédese aquí: la página avanza sola cuando se abra.',
  addToCalendar: 'Añadir al calendario',
  openUntil: 'Abierto hasta el {moment}',
  validUntil: 'Este enlace se puede usar hasta el {moment}',
  emailLabel: 'Su dirección de correo',
  emailHelp: 'Escriba la dirección para la que se hizo esta invitación.',
  emailMissing: 'Escriba su dirección de correo.',
  continue: 'Continuar',
  working: 'Un momento …',
  signedIn: 'Ha iniciado sesión con la dirección invitada.',
  sharedComputer: 'Este ordenador es compartido',
  sharedHelp: 'Entonces saldrá al cerrar el navegador o tras dos horas sin uso. Si no, recordamos este navegador.',
  contact: '¿Preguntas? Escriba a {inviter}.',

  tryAgain: 'Intentar de nuevo',
  signOutAndContinue: 'Cerrar sesión y continuar',
  sendCode: 'Enviarme un código',
  moveHere: 'Pedir un código',
  continueAs: 'Continuar con código como {maskedEmail}',
  back: 'Volver',
  askForLink: 'Pedir un enlace nuevo',
  moveByCode: 'O trasládela aquí con un código que enviamos a {maskedEmail}. El otro navegador quedará desconectado.',
  askForDevice: 'O pida a {inviter} que pulse «Permitir otro dispositivo» e inténtelo aquí de nuevo.',
  offline: { title: 'Sin conexión', text: `No pudimos llegar al servidor. Compruebe su conexión. ${justTryAgain}` },

  code: {
    title: 'Mire su correo',
    sentTo: 'Hemos enviado un código a {sentTo}. Vale durante {minutes} minutos.',
    sentPerhaps: 'Si esa es la dirección invitada, le hemos enviado un código. Vale durante {minutes} minutos.',
    label: 'Código',
    help: 'Las 8 cifras de nuestro correo. Mire también en la carpeta de spam.',
    missing: 'Escriba las 8 cifras del código.',
    sendAgain: 'Enviar de nuevo',
    inSeconds: 'en {seconds} s',
    inMinutes: 'en {minutes} min',
    sentAgain: 'Hay un código nuevo en camino. El anterior ya no vale.',
  },

  newLink: {
    title: 'Hemos pedido un enlace nuevo',
    now: 'Hemos avisado a {inviter}. El enlace nuevo llegará a la dirección invitada y a nadie más.',
    already: 'Ya avisamos a {inviter} hace un momento. Puede pedirlo de nuevo dentro de {minutes} min.',
  },

  move: {
    title: '¿Fue usted?',
    text: 'Su invitación a «{title}» se abrió en {device} el {movedAt}.',
    ifYou: 'Si fue usted, cierre esta página: no ocurre nada.',
    wasNotMe: 'No fui yo',
    outTitle: 'Ese navegador ya no entra',
    overText: '{device} ya no abre «{title}». No queda nada por hacer.',
    doneText:
      'Ya no abre «{title}», y hemos avisado a {inviter}. Para continuar usted, abra su enlace: pedirá un código de su buzón.',
  },

  roles: {
    viewer: 'Puede abrirlo como espectador.',
    speaker: 'Puede abrirlo, hablar y responder preguntas como ponente.',
    moderator: 'Puede abrirlo, hablar y moderar.',
  },

  unnamed: {
    inviter: 'la persona que le invitó',
    device: 'otro navegador',
    joinedAt: 'un día anterior',
    maskedEmail: 'otra dirección',
    signedInAs: 'otra persona',
  },

  refusals: {
    'invites.unknown': incomplete,
    'invites.link-needed': {
      title: 'Abra el enlace de su invitación',
      text: 'Tiene un final más largo que le pertenece. O escriba aquí su dirección y le enviamos un código.',
    },
    'invites.expired': {
      title: 'Esta invitación ha caducado',
      text: `Su plazo ha terminado. Si ya entró antes, el navegador que usó entonces todavía puede entrar. ${askInviter}`,
    },
    'invites.replaced': {
      title: 'Hay un enlace más reciente',
      text: '{inviter} creó un enlace nuevo para usted y este dejó de valer. Busque el último correo o mensaje, o pregunte a {inviter}.',
    },
    'invites.used-up': {
      title: 'Este enlace ya se ha usado',
      text: `Abre un número limitado de dispositivos y ya están todos ocupados. ${askInviter}`,
    },
    'invites.other-device': {
      title: 'Usado en otro navegador o dispositivo',
      text: 'Esta invitación se usó con {device} el {joinedAt}. Puede continuar allí.',
    },
    'invites.signed-in-as-other': {
      title: 'Ha iniciado sesión otra persona',
      text: 'Esta invitación es para {maskedEmail}, pero en este navegador hay una sesión de {signedInAs}. Aún no ha ocurrido nada.',
    },
    'invites.email-mismatch': {
      title: 'Esta no es la dirección invitada',
      text: 'Esta invitación es para {maskedEmail}. Escriba esa dirección, o pida a {inviter} que invite la que usted usa.',
    },
    'invites.too-many-tries': {
      title: 'Se probaron demasiadas direcciones',
      text: 'Para proteger esta invitación, queda cerrada durante una hora. Si es usted la persona invitada, pregunte a {inviter} o vuelva más tarde.',
    },
    'invites.code-needed': {
      title: 'Hace falta un código',
      text: 'Para asegurarnos de que es usted, enviamos un código a {maskedEmail}.',
    },
    'invites.code-wrong': {
      title: 'Este no es el código',
      text: 'Este no es el código de nuestro último correo. Intentos restantes: {triesLeft}.',
    },
    'invites.code-over': {
      title: 'Este código ya no vale',
      text: 'Un código vale una sola vez, durante diez minutos y hasta que se envíe otro. Pida uno nuevo.',
    },
    'invites.too-many-codes': {
      title: 'Se pidieron demasiados códigos',
      text: 'El próximo se puede enviar dentro de {minutes} min. Puede que el último de su buzón aún valga.',
    },
    'invites.waits-for-owner': {
      title: 'Primero alguien tiene que aceptar',
      text: 'Esta invitación ya ha cambiado varias veces de dispositivo hoy. Hemos avisado a {inviter}, que puede permitir este. Después inténtelo aquí de nuevo.',
    },
    'invites.removed': {
      title: 'Esta invitación fue retirada',
      text: '{inviter} u otra persona de su equipo la retiró. Si le sorprende, pregunte a {inviter}.',
    },
    'invites.access-ended': {
      title: 'Su acceso ha terminado',
      text: `Usted ya entró, y el plazo de esta invitación ha terminado. ${askInviter}`,
    },
    'invites.media-deleted': {
      title: 'Esto ya no existe',
      text: 'El contenido de su invitación fue eliminado. Si vuelve, su enlace funcionará de nuevo.',
    },
    'invites.not-open-yet': {
      title: 'Todavía no está abierto',
      text: 'Aquello a lo que le invitó {inviter} todavía no está abierto. Su enlace no se ha gastado: ábralo de nuevo más tarde.',
    },
    'invites.no-longer-open': {
      title: 'Ya no está abierto',
      text: 'Aquello a lo que le invitaron estuvo abierto un tiempo, y ese tiempo ha terminado. Si todavía lo necesita, consulte a {inviter}.',
    },
    'invites.media-processing': {
      title: 'Casi listo',
      text: 'El contenido de su invitación aún se está preparando. Quédese aquí: esta página avanza por sí sola. Su enlace no se ha gastado.',
    },
    'invites.domain-blocked': {
      title: 'Esta dirección no se puede usar aquí',
      text: 'La administración de este portal no admite direcciones de este dominio. Pida a {inviter} que invite otra dirección suya.',
    },
    'invites.switched-off': {
      title: 'Las invitaciones están desactivadas por ahora',
      text: 'La administración de este portal las ha pausado. Su enlace funcionará de nuevo cuando vuelvan.',
    },
    'access.cookies-blocked': {
      title: 'Su navegador no guardó nuestra cookie',
      text: 'Sin ella no podríamos reconocerle. Permita las cookies en esta página o abra el enlace en otro navegador. Esto no gasta su enlace.',
    },
    'mail.no-server': {
      title: 'No se puede enviar ningún código',
      text: 'Este portal no envía correo. Abra el enlace entero de su invitación o pregunte a {inviter}.',
    },
    'invites.move-unknown': {
      title: incomplete.title,
      text: 'Puede que una parte se perdiera por el camino. Copie el enlace entero de nuestro correo y ábralo de nuevo.',
    },
    'request.invalid': incomplete,
    'request.foreign-origin': {
      title: 'Abierto en otra dirección',
      text: 'Abra el enlace exactamente como aparece en su invitación.',
    },
    'request.not-found': incomplete,
    'request.too-large': incomplete,
    'request.too-many': {
      title: 'Demasiados intentos desde aquí',
      text: 'Espere unos minutos e inténtelo de nuevo. Esto no gasta su enlace.',
    },
    'server.failed': { title: 'Algo falló de nuestro lado', text: `Espere un momento. ${justTryAgain}` },
    'access.sign-in-needed': {
      title: 'Inicie sesión primero',
      text: 'Inicie sesión y abra de nuevo su enlace.',
    },
    'access.denied': impossible,
    'access.scope-too-small': impossible,
  },
};
