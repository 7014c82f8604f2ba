import type { Language } from '#contract/languages.ts';
import type { InvitationFacts } from './render.ts';

type Written = Pick<InvitationFacts, 'mediaTitle' | 'inviterName' | 'message' | 'timeZone'>;

/** What people write in that language: a preview shows where a template would break. */
const WRITTEN: Record<Language, Written> = {
  en: {
    mediaTitle: 'Photosynthesis: how plants eat light',
    inviterName: 'Grace Hopper',
    message: 'Please watch the first ten minutes before Thursday.\nThe experiment at the end is worth it!',
    timeZone: 'Europe/London',
  },
  de: {
    mediaTitle: 'Photosynthese: Wie Pflanzen Licht essen',
    inviterName: 'Emmy Noether',
    message: 'Bitte schauen Sie die ersten zehn Minuten vor Donnerstag.\nDer Versuch am Ende lohnt sich!',
    timeZone: 'Europe/Berlin',
  },
  es: {
    mediaTitle: 'Fotosíntesis: cómo las plantas comen luz',
    inviterName: 'Margarita Salas',
    message: 'Por favor, vea los primeros diez minutos antes del jueves.\n¡El experimento del final merece la pena!',
    timeZone: 'Europe/Madrid',
  },
  fr: {
    mediaTitle: 'Photosynthèse : comment les plantes mangent la lumière',
    inviterName: 'Sophie Germain',
    message: 'Merci de regarder les dix premières minutes avant jeudi.\nL’expérience de la fin vaut le détour !',
    timeZone: 'Europe/Paris',
  },
  he: {
    mediaTitle: 'פוטוסינתזה: איך צמחים אוכלים אור (Photosynthesis)',
    inviterName: 'עדה יונת',
    message: 'כדאי לצפות בעשר הדקות הראשונות לפני יום חמישי.\nהניסוי שבסוף שווה את זה!',
    timeZone: 'Asia/Jerusalem',
  },
};

const HOUR_MILLISECONDS = 3600 * 1000;

/** Somebody is invited to something with a time, so that every token has a value. */
export function sampleFacts(language: Language, now: Date): InvitationFacts {
  const inHours = (hours: number) => new Date(now.getTime() + hours * HOUR_MILLISECONDS).toISOString();
  return {
    ...WRITTEN[language],
    language,
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada.lovelace@example.edu',
    role: 'viewer',
    inviterEmail: 'inviter@example.edu',
    startsAt: inHours(24),
    endsAt: inHours(26),
    expiresAt: inHours(48),
  };
}

/** As long as a real link, and opens nothing. */
export function sampleUrl(publicUrl: string): string {
  return new URL('/i/a-sample-of-a-link-000#this-link-is-only-an-example-and-opens-noth', publicUrl).href;
}
