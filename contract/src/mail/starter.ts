import type { Language } from '#contract/languages.ts';
import type { TemplateVersion } from './templates.ts';

/** What a new template says until somebody writes something better: by the server at its first start, and by the editor. */
export const STARTER_VERSIONS: Record<Language, TemplateVersion> = {
  en: {
    subject: '{INVITER} invites you to “{MEDIA}”',
    html: `<p class="lead">{INVITER} invites you to</p>
<h1>{MEDIA}</h1>
<p>Hello {FIRSTNAME} {LASTNAME},</p>
<p>This invitation is for you personally. Press the button and type your address, {EMAIL}.</p>
<p>{MESSAGE}</p>
<p><a class="button" href="{URL}">Open the invitation</a></p>
<p class="quiet">If the button does nothing, copy this address into your browser:<br><span class="address">{URL}</span></p>
<table class="facts">
<tr><th>Your role</th><td>{ROLE}</td></tr>
<tr><th>Starts</th><td>{STARTS}</td></tr>
<tr><th>Ends</th><td>{ENDS}</td></tr>
<tr><th>Valid until</th><td>{EXPIRES}</td></tr>
</table>
<p class="quiet">Questions? Reply to this mail: your answer goes to {INVITER}.</p>
<p class="quiet">You receive this because {INVITER} entered your address. Please do not pass the link on. If you do not know what this is about, ignore it: nothing happens until you press Continue on the page.</p>
`,
    plain: `Hello {FIRSTNAME} {LASTNAME},

{INVITER} invites you to “{MEDIA}”.

{MESSAGE}

This invitation is for you personally. Open it and type your address, {EMAIL}:

{URL}

Your role: {ROLE}
Starts: {STARTS}
Ends: {ENDS}
Valid until: {EXPIRES}

Questions? Reply to this mail: your answer goes to {INVITER}.

You receive this because {INVITER} entered your address. Please do not pass the
link on. If you do not know what this is about, ignore it: nothing happens until
you press Continue on the page.
`,
  },
  de: {
    subject: '{INVITER} lädt Sie ein: „{MEDIA}“',
    html: `<p class="lead">{INVITER} lädt Sie ein zu</p>
<h1>{MEDIA}</h1>
<p>Guten Tag {FIRSTNAME} {LASTNAME},</p>
<p>diese Einladung gilt Ihnen persönlich. Drücken Sie den Knopf und geben Sie Ihre Adresse ein: {EMAIL}.</p>
<p>{MESSAGE}</p>
<p><a class="button" href="{URL}">Einladung öffnen</a></p>
<p class="quiet">Wenn der Knopf nichts tut, kopieren Sie diese Adresse in Ihren Browser:<br><span class="address">{URL}</span></p>
<table class="facts">
<tr><th>Ihre Rolle</th><td>{ROLE}</td></tr>
<tr><th>Beginn</th><td>{STARTS}</td></tr>
<tr><th>Ende</th><td>{ENDS}</td></tr>
<tr><th>Gültig bis</th><td>{EXPIRES}</td></tr>
</table>
<p class="quiet">Fragen? Antworten Sie einfach auf diese Mail: Ihre Antwort geht an {INVITER}.</p>
<p class="quiet">Sie erhalten diese Mail, weil {INVITER} Ihre Adresse eingetragen hat. Bitte geben Sie den Link nicht weiter. Wenn Sie nicht wissen, worum es geht, tun Sie nichts: Es geschieht nichts, solange Sie auf der Seite nicht „Weiter“ drücken.</p>
`,
    plain: `Guten Tag {FIRSTNAME} {LASTNAME},

{INVITER} lädt Sie ein: „{MEDIA}“.

{MESSAGE}

Diese Einladung gilt Ihnen persönlich. Öffnen Sie sie und geben Sie Ihre
Adresse ein, {EMAIL}:

{URL}

Ihre Rolle: {ROLE}
Beginn: {STARTS}
Ende: {ENDS}
Gültig bis: {EXPIRES}

Fragen? Antworten Sie einfach auf diese Mail: Ihre Antwort geht an {INVITER}.

Sie erhalten diese Mail, weil {INVITER} Ihre Adresse eingetragen hat. Bitte
geben Sie den Link nicht weiter. Wenn Sie nicht wissen, worum es geht, tun Sie
nichts: Es geschieht nichts, solange Sie auf der Seite nicht „Weiter“ drücken.
`,
  },
  es: {
    subject: '{INVITER} le invita a «{MEDIA}»',
    html: `<p class="lead">{INVITER} le invita a</p>
<h1>{MEDIA}</h1>
<p>Hola, {FIRSTNAME} {LASTNAME}:</p>
<p>Esta invitación es personal. Pulse el botón y escriba su dirección, {EMAIL}.</p>
<p>{MESSAGE}</p>
<p><a class="button" href="{URL}">Abrir la invitación</a></p>
<p class="quiet">Si el botón no hace nada, copie esta dirección en su navegador:<br><span class="address">{URL}</span></p>
<table class="facts">
<tr><th>Su papel</th><td>{ROLE}</td></tr>
<tr><th>Empieza</th><td>{STARTS}</td></tr>
<tr><th>Termina</th><td>{ENDS}</td></tr>
<tr><th>Válida hasta</th><td>{EXPIRES}</td></tr>
</table>
<p class="quiet">¿Tiene preguntas? Responda a este mensaje: su respuesta llegará a {INVITER}.</p>
<p class="quiet">Recibe este mensaje porque {INVITER} escribió su dirección. Por favor, no comparta el enlace. Si no sabe de qué se trata, ignórelo: no ocurre nada hasta que pulse «Continuar» en la página.</p>
`,
    plain: `Hola, {FIRSTNAME} {LASTNAME}:

{INVITER} le invita a «{MEDIA}».

{MESSAGE}

Esta invitación es personal. Ábrala y escriba su dirección, {EMAIL}:

{URL}

Su papel: {ROLE}
Empieza: {STARTS}
Termina: {ENDS}
Válida hasta: {EXPIRES}

¿Tiene preguntas? Responda a este mensaje: su respuesta llegará a {INVITER}.

Recibe este mensaje porque {INVITER} escribió su dirección. Por favor, no
comparta el enlace. Si no sabe de qué se trata, ignórelo: no ocurre nada hasta
que pulse «Continuar» en la página.
`,
  },
  fr: {
    subject: '{INVITER} vous invite : « {MEDIA} »',
    html: `<p class="lead">{INVITER} vous invite à</p>
<h1>{MEDIA}</h1>
<p>Bonjour {FIRSTNAME} {LASTNAME},</p>
<p>Cette invitation vous est personnelle. Appuyez sur le bouton et saisissez votre adresse, {EMAIL}.</p>
<p>{MESSAGE}</p>
<p><a class="button" href="{URL}">Ouvrir l’invitation</a></p>
<p class="quiet">Si le bouton ne fait rien, copiez cette adresse dans votre navigateur :<br><span class="address">{URL}</span></p>
<table class="facts">
<tr><th>Votre rôle</th><td>{ROLE}</td></tr>
<tr><th>Début</th><td>{STARTS}</td></tr>
<tr><th>Fin</th><td>{ENDS}</td></tr>
<tr><th>Valable jusqu’au</th><td>{EXPIRES}</td></tr>
</table>
<p class="quiet">Une question ? Répondez à ce message : votre réponse parviendra à {INVITER}.</p>
<p class="quiet">Vous recevez ce message parce que {INVITER} a saisi votre adresse. Merci de ne pas transmettre le lien. Si vous ne savez pas de quoi il s’agit, ignorez-le : rien ne se passe tant que vous n’appuyez pas sur « Continuer » sur la page.</p>
`,
    plain: `Bonjour {FIRSTNAME} {LASTNAME},

{INVITER} vous invite : « {MEDIA} ».

{MESSAGE}

Cette invitation vous est personnelle. Ouvrez-la et saisissez votre adresse,
{EMAIL} :

{URL}

Votre rôle : {ROLE}
Début : {STARTS}
Fin : {ENDS}
Valable jusqu’au : {EXPIRES}

Une question ? Répondez à ce message : votre réponse parviendra à {INVITER}.

Vous recevez ce message parce que {INVITER} a saisi votre adresse. Merci de ne
pas transmettre le lien. Si vous ne savez pas de quoi il s’agit, ignorez-le :
rien ne se passe tant que vous n’appuyez pas sur « Continuer » sur la page.
`,
  },
  he: {
    subject: 'הזמנה מאת {INVITER} אל "{MEDIA}"',
    html: `<p class="lead">הזמנה מאת {INVITER} אל</p>
<h1>{MEDIA}</h1>
<p>שלום {FIRSTNAME} {LASTNAME},</p>
<p>ההזמנה הזו אישית ומיועדת לך בלבד. יש ללחוץ על הכפתור ולהקליד את הכתובת שלך, {EMAIL}.</p>
<p>{MESSAGE}</p>
<p><a class="button" href="{URL}">פתיחת ההזמנה</a></p>
<p class="quiet">אם הכפתור אינו פועל, יש להעתיק את הכתובת הזו לדפדפן:<br><span class="address">{URL}</span></p>
<table class="facts">
<tr><th>התפקיד שלך</th><td>{ROLE}</td></tr>
<tr><th>התחלה</th><td>{STARTS}</td></tr>
<tr><th>סיום</th><td>{ENDS}</td></tr>
<tr><th>בתוקף עד</th><td>{EXPIRES}</td></tr>
</table>
<p class="quiet">יש שאלות? אפשר להשיב להודעה הזו, והתשובה תגיע אל {INVITER}.</p>
<p class="quiet">ההודעה נשלחה כי הכתובת שלך הוזנה על ידי {INVITER}. נא לא להעביר את הקישור הלאה. אם לא ברור במה מדובר, אפשר להתעלם: דבר לא יקרה עד ללחיצה על "המשך" בדף.</p>
`,
    plain: `שלום {FIRSTNAME} {LASTNAME},

הזמנה מאת {INVITER} אל "{MEDIA}".

{MESSAGE}

ההזמנה הזו אישית ומיועדת לך בלבד. יש לפתוח אותה ולהקליד את הכתובת שלך, {EMAIL}:

{URL}

התפקיד שלך: {ROLE}
התחלה: {STARTS}
סיום: {ENDS}
בתוקף עד: {EXPIRES}

יש שאלות? אפשר להשיב להודעה הזו, והתשובה תגיע אל {INVITER}.

ההודעה נשלחה כי הכתובת שלך הוזנה על ידי {INVITER}. נא לא להעביר את הקישור
הלאה. אם לא ברור במה מדובר, אפשר להתעלם: דבר לא יקרה עד ללחיצה על "המשך" בדף.
`,
  },
};
