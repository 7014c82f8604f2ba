import type { EventRole } from '#contract/access/roles.ts';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '#contract/languages.ts';

export type Column = 'email' | 'firstName' | 'lastName' | 'fullName' | 'role' | 'language';

/** How lists of people are headed in our five languages, without accents, spaces and marks. */
const COLUMNS: Readonly<Record<Column, readonly string[]>> = {
  email: [
    ...['email', 'mail', 'emailaddress', 'mailaddress', 'address', 'emailid'],
    ...['emailadresse', 'mailadresse', 'adresse', 'elektronischepost'],
    ...['correo', 'correoelectronico', 'correoe', 'direcciondecorreo', 'direcciondecorreoelectronico', 'direccion'],
    ...['adressemail', 'adresseemail', 'adresseelectronique', 'adressedecourriel', 'courriel', 'mel'],
    ...['דואל', 'אימייל', 'מייל', 'כתובתדואל', 'כתובתאימייל', 'כתובתמייל', 'דואראלקטרוני', 'כתובת'],
  ],
  firstName: [
    ...['firstname', 'first', 'givenname', 'givennames', 'given', 'forename', 'vorname', 'vornamen', 'rufname'],
    ...['nombre', 'nombres', 'nombredepila', 'prenom', 'prenoms', 'שםפרטי'],
  ],
  lastName: [
    ...['lastname', 'last', 'surname', 'familyname', 'family', 'nachname', 'familienname', 'zuname'],
    ...['apellido', 'apellidos', 'nom', 'nomdefamille', 'שםמשפחה', 'משפחה'],
  ],
  fullName: [
    ...['name', 'fullname', 'displayname', 'person', 'vollstandigername', 'vollername', 'anzeigename'],
    ...['nombrecompleto', 'nombreyapellido', 'nombreyapellidos', 'nomcomplet', 'nometprenom', 'prenometnom'],
    ...['שםמלא', 'שם'],
  ],
  role: ['role', 'rolle', 'rol', 'papel', 'invitationtype', 'type', 'typ', 'tipo', 'einladungsart', 'תפקיד'],
  language: ['language', 'lang', 'locale', 'sprache', 'idioma', 'lengua', 'langue', 'שפה'],
};

const ROLES: Readonly<Record<EventRole, readonly string[]>> = {
  viewer: [
    ...['viewer', 'attendee', 'participant', 'student', 'zuschauer', 'zuschauerin', 'teilnehmer', 'teilnehmerin'],
    ...['espectador', 'espectadora', 'participante', 'asistente'],
    ...['spectateur', 'spectatrice', 'participante', 'צופה', 'משתתף', 'משתתפת', 'zuschauen', 'צפייה'],
  ],
  speaker: [
    ...['speaker', 'presenter', 'sprecher', 'sprecherin', 'referent', 'referentin', 'vortragende', 'vortragender'],
    ...['ponente', 'orador', 'oradora', 'intervenant', 'intervenante', 'orateur', 'oratrice', 'דובר', 'דוברת', 'מרצה'],
    ...['sprechen', 'דיבור'],
  ],
  moderator: [
    ...['moderator', 'moderatorin', 'host', 'moderador', 'moderadora', 'moderateur', 'moderatrice'],
    ...['animateur', 'animatrice', 'מנחה', 'moderieren', 'הנחיה'],
  ],
};

const LANGUAGE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['english', 'englisch', 'ingles', 'anglais', 'אנגלית'],
  de: ['german', 'deutsch', 'aleman', 'allemand', 'גרמנית'],
  es: ['spanish', 'spanisch', 'espanol', 'castellano', 'espagnol', 'ספרדית'],
  fr: ['french', 'franzosisch', 'frances', 'francais', 'צרפתית'],
  he: ['hebrew', 'hebraisch', 'hebreo', 'hebreu', 'עברית'],
};

export function columnNamed(head: string): Column | null {
  return keyOf(COLUMNS, bare(head));
}

export function roleNamed(text: string): EventRole | null {
  return keyOf(ROLES, bare(text));
}

/** `de`, `de-AT`, `German` or `Deutsch`. */
export function languageNamed(text: string): Language | null {
  const word = bare(text);
  const named = keyOf(LANGUAGE_WORDS, word) ?? LANGUAGES.find((language) => bare(LANGUAGE_NAMES[language]) === word);
  return (
    named ?? (/^\s*[a-z]{2}([-_][a-z]{2,4})?\s*$/i.test(text) ? chooseLanguage([text.trim().replace('_', '-')]) : null)
  );
}

function keyOf<K extends string>(table: Readonly<Record<K, readonly string[]>>, word: string): K | null {
  const found = Object.entries<readonly string[]>(table).find(([, words]) => words.includes(word));
  return found === undefined ? null : (found[0] as K); // The table has no other keys.
}

/** Without accents, case, spaces and marks: `Prénom`, `E-Mail:` and `דוא"ל` are found whatever is around them. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
