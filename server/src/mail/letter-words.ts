import type { EventRole } from '#contract/access/roles.ts';
import type { Language } from '#contract/languages.ts';

/** Mails whose words are ours, so they need no template: who gets one, and why, is said where it is ordered. */
export type LetterKind = 'set-up' | 'test';

/** What the small table of a letter may tell, in the order it stands there. */
export const ROW_LABELS = ['address', 'validUntil'] as const;
export type RowLabel = (typeof ROW_LABELS)[number];

/** Names in braces are values of the order, `{portal}` is always there. */
export type LetterWords = {
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly button?: string;
  /** Why this mail came, and what to do when it should not have. */
  readonly why: string;
};

export const rowLabels: Record<Language, Record<RowLabel, string>> = {
  en: { address: 'Your address', validUntil: 'Valid until' },
  de: { address: 'Ihre Adresse', validUntil: 'Gültig bis' },
  es: { address: 'Su dirección', validUntil: 'Válido hasta' },
  fr: { address: 'Votre adresse', validUntil: 'Valable jusqu’au' },
  he: { address: 'הכתובת שלך', validUntil: 'בתוקף עד' },
};

export const roleWords: Record<Language, Record<EventRole, string>> = {
  en: { viewer: 'Viewer', speaker: 'Speaker', moderator: 'Moderator' },
  de: { viewer: 'Zuschauen', speaker: 'Sprechen', moderator: 'Moderieren' },
  es: { viewer: 'Espectador', speaker: 'Ponente', moderator: 'Moderador' },
  fr: { viewer: 'Spectateur', speaker: 'Intervenant', moderator: 'Modérateur' },
  he: { viewer: 'צפייה', speaker: 'דובר', moderator: 'מנחה' },
};

export const frameWords: Record<Language, { help: string; privacy: string; imprint: string; copyAddress: string }> = {
  en: {
    help: 'Help',
    privacy: 'Privacy',
    imprint: 'Imprint',
    copyAddress: 'If the button does nothing, copy this address into your browser:',
  },
  de: {
    help: 'Hilfe',
    privacy: 'Datenschutz',
    imprint: 'Impressum',
    copyAddress: 'Wenn der Knopf nichts tut, kopieren Sie diese Adresse in Ihren Browser:',
  },
  es: {
    help: 'Ayuda',
    privacy: 'Privacidad',
    imprint: 'Aviso legal',
    copyAddress: 'Si el botón no hace nada, copie esta dirección en su navegador:',
  },
  fr: {
    help: 'Aide',
    privacy: 'Confidentialité',
    imprint: 'Mentions légales',
    copyAddress: 'Si le bouton ne fait rien, copiez cette adresse dans votre navigateur :',
  },
  he: {
    help: 'עזרה',
    privacy: 'פרטיות',
    imprint: 'פרטי המפעיל',
    copyAddress: 'אם הכפתור אינו פועל, יש להעתיק את הכתובת הזו לדפדפן:',
  },
};

export const letterWords: Record<LetterKind, Record<Language, LetterWords>> = {
  'set-up': {
    en: {
      subject: 'Choose your password for {portal}',
      title: 'Choose your password',
      text: 'There is an account for you at {portal}. Choose a password, and you are in.',
      button: 'Choose a password',
      why: 'You receive this because an administrator made the account or a new link for it. The link works once. If this is not about you, ignore it: nothing happens until a password is chosen.',
    },
    de: {
      subject: 'Wählen Sie Ihr Passwort für {portal}',
      title: 'Wählen Sie Ihr Passwort',
      text: 'Bei {portal} gibt es ein Konto für Sie. Wählen Sie ein Passwort, und Sie sind drin.',
      button: 'Passwort wählen',
      why: 'Sie erhalten dies, weil eine Administratorin oder ein Administrator das Konto oder einen neuen Link dafür angelegt hat. Der Link gilt einmal. Wenn Sie nicht gemeint sind, tun Sie nichts: Solange kein Passwort gewählt wird, geschieht nichts.',
    },
    es: {
      subject: 'Elija su contraseña para {portal}',
      title: 'Elija su contraseña',
      text: 'Hay una cuenta para usted en {portal}. Elija una contraseña y ya está dentro.',
      button: 'Elegir una contraseña',
      why: 'Recibe este mensaje porque se creó la cuenta o un enlace nuevo para ella. El enlace funciona una sola vez. Si no es para usted, ignórelo: no ocurre nada hasta que se elige una contraseña.',
    },
    fr: {
      subject: 'Choisissez votre mot de passe pour {portal}',
      title: 'Choisissez votre mot de passe',
      text: 'Un compte vous attend sur {portal}. Choisissez un mot de passe et vous y êtes.',
      button: 'Choisir un mot de passe',
      why: 'Vous recevez ce message parce que le compte, ou un nouveau lien pour celui-ci, vient d’être créé. Le lien fonctionne une seule fois. Si cela ne vous concerne pas, ignorez-le : rien ne se passe tant qu’aucun mot de passe n’est choisi.',
    },
    he: {
      subject: 'בחירת סיסמה עבור {portal}',
      title: 'בחירת סיסמה',
      text: 'יש עבורך חשבון ב־{portal}. אפשר לבחור סיסמה ולהיכנס.',
      button: 'בחירת סיסמה',
      why: 'ההודעה נשלחה כי נוצר חשבון או קישור חדש עבורו. הקישור פועל פעם אחת. אם ההודעה אינה מיועדת לך, אפשר להתעלם ממנה: דבר לא יקרה עד שתיבחר סיסמה.',
    },
  },
  test: {
    en: {
      subject: 'A test from {portal}',
      title: 'It works',
      text: 'Mail from this portal arrives here. There is nothing else to do.',
      why: 'You receive this because an administrator pressed the button.',
    },
    de: {
      subject: 'Ein Test von {portal}',
      title: 'Es funktioniert',
      text: 'Mail von diesem Portal kommt hier an. Mehr ist nicht zu tun.',
      why: 'Sie erhalten dies, weil in der Verwaltung der Knopf gedrückt wurde.',
    },
    es: {
      subject: 'Una prueba de {portal}',
      title: 'Funciona',
      text: 'El correo de este portal llega aquí. No hay nada más que hacer.',
      why: 'Recibe este mensaje porque alguien pulsó el botón en la administración.',
    },
    fr: {
      subject: 'Un essai de {portal}',
      title: 'Cela fonctionne',
      text: 'Le courrier de ce portail arrive ici. Il n’y a rien d’autre à faire.',
      why: 'Vous recevez ce message parce que quelqu’un a pressé le bouton dans l’administration.',
    },
    he: {
      subject: 'בדיקה מאת {portal}',
      title: 'זה עובד',
      text: 'דואר מהפורטל הזה מגיע לכאן. אין צורך לעשות דבר נוסף.',
      why: 'ההודעה נשלחה כי מישהו לחץ על הכפתור בממשק הניהול.',
    },
  },
};
