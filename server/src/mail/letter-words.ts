import type { EventRole } from '#contract/access/roles.ts';
import type { Language } from '#contract/languages.ts';
import { type EntryLetter, entryLetterWords } from './entry-letter-words.ts';

/** Mails whose words are ours, so they need no template: who gets one, and why, is said where it is ordered. */
export type LetterKind =
  | 'set-up'
  | 'test'
  | 'code'
  | 'guest-code'
  | 'moved'
  | 'new-link-asked'
  | 'move-waits'
  | 'disowned'
  | 'invite-bounced'
  | EntryLetter
  | 'rescheduled'
  | 'time-dropped'
  | 'called-off';

/** Somebody waits for these, or is protected by them: they go also where mail came back before. */
export const NEVER_HELD_BACK: readonly LetterKind[] = ['set-up', 'test', 'code', 'guest-code', 'moved'];

/** What the small table of a letter may tell, in the order it stands there. */
export const ROW_LABELS = [
  'address',
  'invited',
  'device',
  'reason',
  'remark',
  'validUntil',
  'movedAt',
  'opens',
  'closes',
] as const;
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
  en: {
    address: 'Your address',
    invited: 'Invited address',
    device: 'Device',
    reason: 'The mail server says',
    remark: 'Their words',
    validUntil: 'Valid until',
    movedAt: 'Opened there',
    opens: 'Opens',
    closes: 'Closes',
  },
  de: {
    address: 'Ihre Adresse',
    invited: 'Eingeladene Adresse',
    device: 'Gerät',
    reason: 'Der Mailserver meldet',
    remark: 'Begründung',
    validUntil: 'Gültig bis',
    movedAt: 'Dort geöffnet',
    opens: 'Öffnet',
    closes: 'Schließt',
  },
  es: {
    address: 'Su dirección',
    invited: 'Dirección invitada',
    device: 'Dispositivo',
    reason: 'El servidor de correo dice',
    remark: 'Motivo',
    validUntil: 'Válido hasta',
    movedAt: 'Abierta allí',
    opens: 'Se abre',
    closes: 'Se cierra',
  },
  fr: {
    address: 'Votre adresse',
    invited: 'Adresse invitée',
    device: 'Appareil',
    reason: 'Le serveur de messagerie indique',
    remark: 'Motif',
    validUntil: 'Valable jusqu’au',
    movedAt: 'Ouverte là-bas',
    opens: 'Ouvre',
    closes: 'Ferme',
  },
  he: {
    address: 'הכתובת שלך',
    invited: 'הכתובת שהוזמנה',
    device: 'מכשיר',
    reason: 'תשובת שרת הדואר',
    remark: 'נימוק',
    validUntil: 'בתוקף עד',
    movedAt: 'נפתחה שם',
    opens: 'נפתח',
    closes: 'נסגר',
  },
};

export const roleWords: Record<Language, Record<EventRole, string>> = {
  en: { viewer: 'Viewer', speaker: 'Speaker', moderator: 'Moderator' },
  de: { viewer: 'Zuschauen', speaker: 'Sprechen', moderator: 'Moderieren' },
  es: { viewer: 'Espectador', speaker: 'Ponente', moderator: 'Moderador' },
  fr: { viewer: 'Spectateur', speaker: 'Intervenant', moderator: 'Modérateur' },
  he: { viewer: 'צפייה', speaker: 'דיבור', moderator: 'הנחיה' },
};

/** What stands in the place of the QR code where pictures are not shown. */
export const pictureWords: Record<Language, string> = {
  en: 'Your link as a QR code',
  de: 'Ihr Link als QR-Code',
  es: 'Su enlace como código QR',
  fr: 'Votre lien sous forme de code QR',
  he: 'הקישור שלך כקוד QR',
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
    copyAddress: 'Si le bouton ne fait rien, copiez cette adresse dans votre navigateur :',
  },
  he: {
    help: 'עזרה',
    privacy: 'פרטיות',
    imprint: 'פרטי המפעיל',
    copyAddress: 'אם הכפתור אינו פועל, יש להעתיק את הכתובת הזו לדפדפן:',
  },
};

export const letterWords: Record<LetterKind, Record<Language, LetterWords>> = {
  ...entryLetterWords,
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
      why: 'Vous recevez ce message parce que le compte, ou un nouveau lien pour celui-ci, vient d’être créé. Le lien fonctionne une seule fois. Si cela ne vous concerne pas, ignorez-le : rien ne se passe tant qu’aucun mot de passe n’est choisi.',
    },
    he: {
      subject: 'בחירת סיסמה עבור {portal}',
      title: 'בחירת סיסמה',
      text: 'יש עבורך חשבון ב־{portal}. אפשר לבחור סיסמה ולהיכנס.',
      button: 'בחירת סיסמה',
      why: 'ההודעה נשלחה כי נוצר חשבון או קישור חדש עבורו. הקישור פועל פעם אחת. אם ההודעה אינה מיועדת לך, אפשר להתעלם ממנה: דבר לא יקרה עד שתיבחר סיסמה.',
    },
  },
  code: {
    en: {
      subject: 'Your code for {portal}',
      title: 'Your code',
      text: 'Type this code to open “{title}”:',
      why: 'It was asked for in {device}. If that was not you, ignore this mail: without the code nobody gets in. Nobody from {portal} will ever ask you for it.',
    },
    de: {
      subject: 'Ihr Code für {portal}',
      title: 'Ihr Code',
      text: 'Geben Sie diesen Code ein, um „{title}“ zu öffnen:',
      why: 'Angefordert wurde er in {device}. Wenn Sie das nicht waren, tun Sie nichts: Ohne den Code kommt niemand hinein. Niemand von {portal} wird Sie jemals danach fragen.',
    },
    es: {
      subject: 'Su código para {portal}',
      title: 'Su código',
      text: 'Escriba este código para abrir «{title}»:',
      why: 'Se pidió en {device}. Si no fue usted, ignore este mensaje: sin el código no entra nadie. Nadie de {portal} se lo pedirá nunca.',
    },
    fr: {
      subject: 'Votre code pour {portal}',
      title: 'Votre code',
      text: 'Saisissez ce code pour ouvrir « {title} » :',
      why: 'Il a été demandé dans {device}. Si ce n’était pas vous, ignorez ce message : sans le code, personne n’entre. Personne de {portal} ne vous le demandera jamais.',
    },
    he: {
      subject: 'הקוד שלך עבור {portal}',
      title: 'הקוד שלך',
      text: 'יש להקליד את הקוד הזה כדי לפתוח את „{title}”:',
      why: 'הקוד התבקש מתוך {device}. אם הבקשה לא באה ממך, אפשר להתעלם מההודעה: בלי הקוד איש לא ייכנס. איש מטעם {portal} לעולם לא יבקש אותו ממך.',
    },
  },
  'guest-code': {
    en: {
      subject: 'Your code for {portal}',
      title: 'Your code',
      text: 'Type this code to prove your address for “{title}”:',
      why: 'A guest in {device} typed this address. If that was not you, ignore this mail: without the code nothing happens. Nobody from {portal} will ever ask you for it.',
    },
    de: {
      subject: 'Ihr Code für {portal}',
      title: 'Ihr Code',
      text: 'Geben Sie diesen Code ein, um Ihre Adresse für „{title}“ zu bestätigen:',
      why: 'Ein Gast in {device} hat diese Adresse angegeben. Wenn Sie das nicht waren, tun Sie nichts: Ohne den Code geschieht nichts. Niemand von {portal} wird Sie jemals danach fragen.',
    },
    es: {
      subject: 'Su código para {portal}',
      title: 'Su código',
      text: 'Escriba este código para comprobar su dirección en «{title}»:',
      why: 'Un visitante en {device} escribió esta dirección. Si no fue usted, ignore este mensaje: sin el código no ocurre nada. Nadie de {portal} se lo pedirá nunca.',
    },
    fr: {
      subject: 'Votre code pour {portal}',
      title: 'Votre code',
      text: 'Saisissez ce code pour confirmer votre adresse pour « {title} » :',
      why: 'Un visiteur dans {device} a saisi cette adresse. Si ce n’était pas vous, ignorez ce message : sans le code, rien ne se passe. Personne de {portal} ne vous le demandera jamais.',
    },
    he: {
      subject: 'הקוד שלך עבור {portal}',
      title: 'הקוד שלך',
      text: 'יש להקליד את הקוד הזה כדי לאמת את הכתובת שלך עבור „{title}”:',
      why: 'הכתובת הזו הוקלדה על ידי אורח בתוך {device}. אם זה לא היה מצידך, אפשר להתעלם מההודעה: בלי הקוד דבר לא יקרה. איש מטעם {portal} לעולם לא יבקש אותו ממך.',
    },
  },
  moved: {
    en: {
      subject: 'Your invitation was opened on another device',
      title: 'Opened on another device',
      text: 'Your invitation to “{title}” is now open in {device}; the device before it has been closed. If that was you, there is nothing to do.',
      button: 'This wasn’t me',
      why: 'You receive this so that nobody takes your place unseen. If it was not you, the button shows what happened, and from there you can close that device.',
    },
    de: {
      subject: 'Ihre Einladung wurde auf einem anderen Gerät geöffnet',
      title: 'Auf einem anderen Gerät geöffnet',
      text: 'Ihre Einladung zu „{title}“ ist jetzt in {device} geöffnet; das Gerät davor wurde geschlossen. Wenn Sie das waren, ist nichts zu tun.',
      button: 'Das war ich nicht',
      why: 'Sie erhalten dies, damit niemand unbemerkt Ihren Platz einnimmt. Wenn Sie es nicht waren, zeigt der Knopf, was geschehen ist; von dort können Sie jenes Gerät schließen.',
    },
    es: {
      subject: 'Su invitación se abrió en otro dispositivo',
      title: 'Abierta en otro dispositivo',
      text: 'Su invitación a «{title}» está abierta ahora en {device}; el dispositivo anterior se ha cerrado. Si fue usted, no tiene que hacer nada.',
      button: 'No fui yo',
      why: 'Recibe este mensaje para que nadie ocupe su lugar sin que usted lo sepa. Si no fue usted, el botón muestra qué ocurrió, y desde allí puede cerrar ese dispositivo.',
    },
    fr: {
      subject: 'Votre invitation a été ouverte sur un autre appareil',
      title: 'Ouverte sur un autre appareil',
      text: 'Votre invitation à « {title} » est maintenant ouverte dans {device} ; l’appareil précédent a été fermé. Si c’était vous, il n’y a rien à faire.',
      button: 'Ce n’était pas moi',
      why: 'Vous recevez ce message pour que personne ne prenne votre place à votre insu. Si ce n’était pas vous, le bouton montre ce qui s’est passé ; de là, vous pouvez fermer cet appareil.',
    },
    he: {
      subject: 'ההזמנה שלך נפתחה במכשיר אחר',
      title: 'נפתחה במכשיר אחר',
      text: 'ההזמנה שלך אל „{title}” פתוחה עכשיו בתוך {device}; המכשיר הקודם נסגר. אם הפעולה נעשתה על ידך, אין צורך לעשות דבר.',
      button: 'זה לא היה מצידי',
      why: 'ההודעה נשלחה כדי שאיש לא יתפוס את מקומך בלי ידיעתך. אם הפעולה לא נעשתה על ידך, הכפתור מראה מה קרה, ומשם אפשר לסגור את אותו מכשיר.',
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
  'new-link-asked': {
    en: {
      subject: '{name} asks for a new link to “{media}”',
      title: 'Somebody asks for a new link',
      text: '{name} cannot get in with the link to “{media}” any more and asks for a new one. A new link goes to the invited address only.',
      button: 'Answer',
      why: 'You receive this because you invited this person, or because the media is yours. The button shows what you can do; nothing happens before you press it there.',
    },
    de: {
      subject: '{name} bittet um einen neuen Link zu „{media}“',
      title: 'Jemand bittet um einen neuen Link',
      text: '{name} kommt mit dem Link zu „{media}“ nicht mehr hinein und bittet um einen neuen. Ein neuer Link geht nur an die eingeladene Adresse.',
      button: 'Antworten',
      why: 'Sie erhalten dies, weil Sie diese Person eingeladen haben oder weil Ihnen das Medium gehört. Der Knopf zeigt, was Sie tun können; vorher geschieht nichts.',
    },
    es: {
      subject: '{name} pide un enlace nuevo para «{media}»',
      title: 'Alguien pide un enlace nuevo',
      text: '{name} ya no puede entrar con el enlace a «{media}» y pide uno nuevo. El enlace nuevo se envía solo a la dirección invitada.',
      button: 'Responder',
      why: 'Recibe este mensaje porque invitó a esta persona o porque el contenido es suyo. El botón muestra lo que puede hacer; antes no ocurre nada.',
    },
    fr: {
      subject: '{name} demande un nouveau lien pour « {media} »',
      title: 'Quelqu’un demande un nouveau lien',
      text: '{name} ne peut plus entrer avec le lien vers « {media} » et en demande un nouveau. Le nouveau lien part uniquement à l’adresse invitée.',
      button: 'Répondre',
      why: 'Vous recevez ce message parce que vous avez invité cette personne ou parce que ce média vous appartient. Le bouton montre ce que vous pouvez faire ; rien ne se passe avant.',
    },
    he: {
      subject: 'בקשה לקישור חדש אל „{media}”: {name}',
      title: 'התקבלה בקשה לקישור חדש',
      text: 'הקישור אל „{media}” כבר אינו מאפשר כניסה עבור {name}, והתבקש קישור חדש. קישור חדש נשלח רק לכתובת שהוזמנה.',
      button: 'מענה',
      why: 'ההודעה נשלחה כי ההזמנה נשלחה על ידך או כי התוכן שייך לך. הכפתור מציג מה אפשר לעשות; עד אז דבר לא קורה.',
    },
  },
  'move-waits': {
    en: {
      subject: '{name} waits for you: “{media}” on another device',
      title: 'An invitation waits for you',
      text: 'The invitation of {name} to “{media}” has moved from device to device more than three times in a day. The next move waits until you allow it. If this surprises you, ask {name} first.',
      button: 'Decide',
      why: 'You receive this because you invited this person, or because the media is yours. The button shows what you can do; nothing happens before you press it there.',
    },
    de: {
      subject: '{name} wartet auf Sie: „{media}“ auf einem anderen Gerät',
      title: 'Eine Einladung wartet auf Sie',
      text: 'Die Einladung von {name} zu „{media}“ ist an einem Tag mehr als dreimal auf ein anderes Gerät gewechselt. Der nächste Wechsel wartet, bis Sie ihn erlauben. Wenn Sie das überrascht, fragen Sie {name} zuerst.',
      button: 'Entscheiden',
      why: 'Sie erhalten dies, weil Sie diese Person eingeladen haben oder weil Ihnen das Medium gehört. Der Knopf zeigt, was Sie tun können; vorher geschieht nichts.',
    },
    es: {
      subject: '{name} espera su respuesta: «{media}» en otro dispositivo',
      title: 'Una invitación espera su respuesta',
      text: 'La invitación de {name} a «{media}» ha cambiado de dispositivo más de tres veces en un día. El próximo cambio espera hasta que usted lo permita. Si esto le sorprende, pregunte primero a {name}.',
      button: 'Decidir',
      why: 'Recibe este mensaje porque invitó a esta persona o porque el contenido es suyo. El botón muestra lo que puede hacer; antes no ocurre nada.',
    },
    fr: {
      subject: '{name} attend votre réponse : « {media} » sur un autre appareil',
      title: 'Une invitation attend votre réponse',
      text: 'L’invitation de {name} à « {media} » a changé d’appareil plus de trois fois en une journée. Le prochain changement attend votre accord. Si cela vous surprend, interrogez d’abord {name}.',
      button: 'Décider',
      why: 'Vous recevez ce message parce que vous avez invité cette personne ou parce que ce média vous appartient. Le bouton montre ce que vous pouvez faire ; rien ne se passe avant.',
    },
    he: {
      subject: 'ההזמנה של {name} ממתינה: „{media}” במכשיר אחר',
      title: 'הזמנה ממתינה להחלטתך',
      text: 'ההזמנה של {name} אל „{media}” עברה בין מכשירים יותר משלוש פעמים ביום אחד. המעבר הבא ימתין לאישורך. אם הדבר מפתיע, כדאי לברר קודם עם {name}.',
      button: 'החלטה',
      why: 'ההודעה נשלחה כי ההזמנה נשלחה על ידך או כי התוכן שייך לך. הכפתור מציג מה אפשר לעשות; עד אז דבר לא קורה.',
    },
  },
  disowned: {
    en: {
      subject: '{name} says: this wasn’t me (“{media}”)',
      title: 'Somebody else may have used an invitation',
      text: '{name} was told that the invitation to “{media}” was used on a device, and says: this wasn’t me. That device is out. Ask {name}, then remove the invitation or send a new link.',
      button: 'Look at it',
      why: 'You receive this because you invited this person, or because the media is yours. The button shows what you can do; nothing happens before you press it there.',
    },
    de: {
      subject: '{name} sagt: Das war ich nicht („{media}“)',
      title: 'Vielleicht hat jemand anderes eine Einladung benutzt',
      text: '{name} hat erfahren, dass die Einladung zu „{media}“ auf einem Gerät benutzt wurde, und sagt: Das war ich nicht. Dieses Gerät ist abgemeldet. Fragen Sie {name}, und entfernen Sie dann die Einladung oder senden Sie einen neuen Link.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil Sie diese Person eingeladen haben oder weil Ihnen das Medium gehört. Der Knopf zeigt, was Sie tun können; vorher geschieht nichts.',
    },
    es: {
      subject: '{name} dice: no fui yo («{media}»)',
      title: 'Es posible que otra persona haya usado una invitación',
      text: '{name} supo que la invitación a «{media}» se usó en un dispositivo y dice: no fui yo. Ese dispositivo ya no tiene acceso. Pregunte a {name} y después retire la invitación o envíe un enlace nuevo.',
      button: 'Verlo',
      why: 'Recibe este mensaje porque invitó a esta persona o porque el contenido es suyo. El botón muestra lo que puede hacer; antes no ocurre nada.',
    },
    fr: {
      subject: '{name} indique : ce n’était pas moi (« {media} »)',
      title: 'Quelqu’un d’autre a peut-être utilisé une invitation',
      text: '{name} a appris que l’invitation à « {media} » a été utilisée sur un appareil et indique : ce n’était pas moi. Cet appareil n’a plus accès. Interrogez {name}, puis retirez l’invitation ou envoyez un nouveau lien.',
      button: 'Voir',
      why: 'Vous recevez ce message parce que vous avez invité cette personne ou parce que ce média vous appartient. Le bouton montre ce que vous pouvez faire ; rien ne se passe avant.',
    },
    he: {
      subject: 'הודעה מאת {name}: השימוש לא היה שלי („{media}”)',
      title: 'ייתכן שמישהו אחר השתמש בהזמנה',
      text: 'השימוש בהזמנה אל „{media}” במכשיר אחר לא היה של {name}, כך נמסר לנו. הגישה של אותו מכשיר הופסקה. כדאי לברר עם {name}, ואז להסיר את ההזמנה או לשלוח קישור חדש.',
      button: 'לצפייה',
      why: 'ההודעה נשלחה כי ההזמנה נשלחה על ידך או כי התוכן שייך לך. הכפתור מציג מה אפשר לעשות; עד אז דבר לא קורה.',
    },
  },
  'invite-bounced': {
    en: {
      subject: 'The invitation to {name} came back (“{media}”)',
      title: 'An invitation could not be delivered',
      text: 'The mail with the invitation of {name} to “{media}” came back. Check the address and invite again, or hand the link over yourself.',
      button: 'Look at it',
      why: 'You receive this because you invited this person, or because the media is yours. The button shows what you can do; nothing happens before you press it there.',
    },
    de: {
      subject: 'Die Einladung an {name} kam zurück („{media}“)',
      title: 'Eine Einladung konnte nicht zugestellt werden',
      text: 'Die Mail mit der Einladung von {name} zu „{media}“ kam zurück. Prüfen Sie die Adresse und laden Sie erneut ein, oder übergeben Sie den Link selbst.',
      button: 'Ansehen',
      why: 'Sie erhalten dies, weil Sie diese Person eingeladen haben oder weil Ihnen das Medium gehört. Der Knopf zeigt, was Sie tun können; vorher geschieht nichts.',
    },
    es: {
      subject: 'La invitación a {name} fue devuelta («{media}»)',
      title: 'No se pudo entregar una invitación',
      text: 'El correo con la invitación de {name} a «{media}» fue devuelto. Compruebe la dirección e invite de nuevo, o entregue el enlace personalmente.',
      button: 'Verlo',
      why: 'Recibe este mensaje porque invitó a esta persona o porque el contenido es suyo. El botón muestra lo que puede hacer; antes no ocurre nada.',
    },
    fr: {
      subject: 'L’invitation de {name} est revenue (« {media} »)',
      title: 'Une invitation n’a pas pu être remise',
      text: 'Le message avec l’invitation de {name} à « {media} » est revenu. Vérifiez l’adresse et invitez à nouveau, ou remettez le lien vous-même.',
      button: 'Voir',
      why: 'Vous recevez ce message parce que vous avez invité cette personne ou parce que ce média vous appartient. Le bouton montre ce que vous pouvez faire ; rien ne se passe avant.',
    },
    he: {
      subject: 'ההזמנה אל {name} חזרה („{media}”)',
      title: 'לא ניתן היה למסור הזמנה',
      text: 'הדואר עם ההזמנה של {name} אל „{media}” חזר. כדאי לבדוק את הכתובת ולהזמין שוב, או למסור את הקישור באופן ישיר.',
      button: 'לצפייה',
      why: 'ההודעה נשלחה כי ההזמנה נשלחה על ידך או כי התוכן שייך לך. הכפתור מציג מה אפשר לעשות; עד אז דבר לא קורה.',
    },
  },
  rescheduled: {
    en: {
      subject: 'Changed: {media}',
      title: 'The time has changed',
      text: 'What {inviter} invited you to has a new time or title: “{media}”. Your link stays the same. The attached file brings the change into your calendar.',
      why: 'You receive this because an invitation to this was mailed to you.',
    },
    de: {
      subject: 'Geändert: {media}',
      title: 'Der Termin hat sich geändert',
      text: 'Wozu {inviter} Sie eingeladen hat, hat eine neue Zeit oder einen neuen Titel: „{media}“. Ihr Link bleibt derselbe. Die angehängte Datei bringt die Änderung in Ihren Kalender.',
      why: 'Sie erhalten dies, weil Ihnen eine Einladung dazu geschickt wurde.',
    },
    es: {
      subject: 'Cambio: {media}',
      title: 'El horario ha cambiado',
      text: 'Aquello a lo que le invitó {inviter} tiene un nuevo horario o título: «{media}». Su enlace sigue siendo el mismo. El archivo adjunto lleva el cambio a su calendario.',
      why: 'Recibe este mensaje porque se le envió una invitación.',
    },
    fr: {
      subject: 'Modifié : {media}',
      title: 'L’horaire a changé',
      text: 'Ce à quoi {inviter} vous a invité a un nouvel horaire ou un nouveau titre : « {media} ». Votre lien reste le même. Le fichier joint reporte le changement dans votre calendrier.',
      why: 'Vous recevez ce message parce qu’une invitation vous a été envoyée.',
    },
    he: {
      subject: 'שינוי: {media}',
      title: 'המועד השתנה',
      text: 'להזמנה מאת {inviter} יש מועד חדש או כותרת חדשה: „{media}”. הקישור נשאר כפי שהיה. הקובץ המצורף מעדכן את היומן.',
      why: 'ההודעה נשלחה כי נשלחה לכתובת זו הזמנה.',
    },
  },
  'time-dropped': {
    en: {
      subject: 'No fixed time any more: {media}',
      title: 'It has no fixed time any more',
      text: '“{media}”, to which {inviter} invited you, can be opened now, by the link from your invitation. The attached file takes the old time out of your calendar.',
      why: 'You receive this because an invitation with a time was mailed to you.',
    },
    de: {
      subject: 'Ohne festen Termin: {media}',
      title: 'Es gibt keinen festen Termin mehr',
      text: '„{media}“, wozu {inviter} Sie eingeladen hat, lässt sich jetzt mit dem Link aus Ihrer Einladung öffnen. Die angehängte Datei nimmt den alten Termin aus Ihrem Kalender.',
      why: 'Sie erhalten dies, weil Ihnen eine Einladung mit einem Termin geschickt wurde.',
    },
    es: {
      subject: 'Ya sin horario fijo: {media}',
      title: 'Ya no tiene un horario fijo',
      text: '«{media}», a lo que le invitó {inviter}, ya se puede abrir con el enlace de su invitación. El archivo adjunto quita el horario anterior de su calendario.',
      why: 'Recibe este mensaje porque se le envió una invitación con un horario.',
    },
    fr: {
      subject: 'Plus d’horaire fixe : {media}',
      title: 'Il n’y a plus d’horaire fixe',
      text: '« {media} », à quoi {inviter} vous a invité, peut être ouvert dès maintenant avec le lien de votre invitation. Le fichier joint retire l’ancien horaire de votre calendrier.',
      why: 'Vous recevez ce message parce qu’une invitation avec un horaire vous a été envoyée.',
    },
    he: {
      subject: 'כבר אין מועד קבוע: {media}',
      title: 'כבר אין מועד קבוע',
      text: '„{media}”, בהזמנת {inviter}, פתוח כעת דרך הקישור שבהזמנה. הקובץ המצורף מסיר את המועד הקודם מהיומן.',
      why: 'ההודעה נשלחה כי נשלחה לכתובת זו הזמנה עם מועד.',
    },
  },
  'called-off': {
    en: {
      subject: 'Withdrawn: {media}',
      title: 'Your invitation was withdrawn',
      text: 'The invitation to “{media}” that {inviter} made was withdrawn. The attached file takes the time out of your calendar.',
      why: 'You receive this because an invitation with a time was mailed to you. If you did not expect this, ask whoever invited you.',
    },
    de: {
      subject: 'Zurückgezogen: {media}',
      title: 'Ihre Einladung wurde zurückgezogen',
      text: 'Die Einladung zu „{media}“ von {inviter} wurde zurückgezogen. Die angehängte Datei nimmt den Termin aus Ihrem Kalender.',
      why: 'Sie erhalten dies, weil Ihnen eine Einladung mit einem Termin geschickt wurde. Wenn Sie das überrascht, fragen Sie bei der einladenden Person nach.',
    },
    es: {
      subject: 'Retirada: {media}',
      title: 'Su invitación fue retirada',
      text: 'La invitación a «{media}» de {inviter} fue retirada. El archivo adjunto quita el horario de su calendario.',
      why: 'Recibe este mensaje porque se le envió una invitación con un horario. Si no lo esperaba, consulte a quien le invitó.',
    },
    fr: {
      subject: 'Retirée : {media}',
      title: 'Votre invitation a été retirée',
      text: 'L’invitation à « {media} » de {inviter} a été retirée. Le fichier joint retire l’horaire de votre calendrier.',
      why: 'Vous recevez ce message parce qu’une invitation avec un horaire vous a été envoyée. Si cela vous surprend, adressez-vous à la personne qui vous a invité.',
    },
    he: {
      subject: 'ההזמנה בוטלה: {media}',
      title: 'ההזמנה בוטלה',
      text: 'ההזמנה אל „{media}” מאת {inviter} בוטלה. הקובץ המצורף מסיר את המועד מהיומן.',
      why: 'ההודעה נשלחה כי נשלחה לכתובת זו הזמנה עם מועד. במקרה של ספק, אפשר לפנות למי ששלח את ההזמנה.',
    },
  },
};
