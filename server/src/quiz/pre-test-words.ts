import type { Language } from '#contract/languages.ts';

type Words = {
  readonly name: string;
  readonly date: string;
  /** `{number}` of `{count}`, at `{time}` of the video. */
  readonly question: string;
  readonly chooseOne: string;
  readonly chooseAll: string;
  readonly reflect: string;
  readonly true: string;
  readonly false: string;
  readonly page: string;
};

/** What stands on the sheet beside the words of its author. */
export const preTestWords: Readonly<Record<Language, Words>> = {
  en: {
    name: 'Name',
    date: 'Date',
    question: 'Question {number} of {count} · {time}',
    chooseOne: 'Choose one answer.',
    chooseAll: 'Choose all answers that are right.',
    reflect: 'To think about: nothing is to be answered.',
    true: 'True',
    false: 'False',
    page: 'Page {number} of {count}',
  },
  de: {
    name: 'Name',
    date: 'Datum',
    question: 'Frage {number} von {count} · {time}',
    chooseOne: 'Wählen Sie eine Antwort.',
    chooseAll: 'Wählen Sie alle richtigen Antworten.',
    reflect: 'Zum Nachdenken: hier ist nichts zu beantworten.',
    true: 'Richtig',
    false: 'Falsch',
    page: 'Seite {number} von {count}',
  },
  es: {
    name: 'Nombre',
    date: 'Fecha',
    question: 'Pregunta {number} de {count} · {time}',
    chooseOne: 'Elija una respuesta.',
    chooseAll: 'Elija todas las respuestas correctas.',
    reflect: 'Para reflexionar: no hay nada que responder.',
    true: 'Verdadero',
    false: 'Falso',
    page: 'Página {number} de {count}',
  },
  fr: {
    name: 'Nom',
    date: 'Date',
    question: 'Question {number} sur {count} · {time}',
    chooseOne: 'Choisissez une réponse.',
    chooseAll: 'Choisissez toutes les réponses justes.',
    reflect: 'Pour réfléchir\u00a0: il n’y a rien à répondre.',
    true: 'Vrai',
    false: 'Faux',
    page: 'Page {number} sur {count}',
  },
  he: {
    name: 'שם',
    date: 'תאריך',
    question: 'שאלה {number} מתוך {count} · {time}',
    chooseOne: 'בחרו תשובה אחת.',
    chooseAll: 'בחרו את כל התשובות הנכונות.',
    reflect: 'למחשבה: אין צורך לענות.',
    true: 'נכון',
    false: 'לא נכון',
    page: 'עמוד {number} מתוך {count}',
  },
};
