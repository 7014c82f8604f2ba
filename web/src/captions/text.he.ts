import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  about: 'פרקים ותמליל',
  transcript: 'תמליל',
  chapters: 'פרקים',
  language: 'שפה',
  search: 'חיפוש בתמליל',
  hits_one: 'תוצאה אחת',
  hits_two: 'שתי תוצאות',
  hits_other: '{{count}} תוצאות',
  hitOf: '{{number}} מתוך {{count}}',
  noHits: 'אין תוצאות',
  nextHit: 'התוצאה הבאה',
  previousHit: 'התוצאה הקודמת',
  goTo: 'ניגון החל מ־{{time}}',
  follow: 'חזרה למה שנאמר עכשיו',
  byMachine: 'הכתוביות האלה נכתבו על ידי מכונה ועדיין איש לא בדק אותן.',
  nothingSaid: 'אין עדיין מילים בכתוביות האלה.',
  loading: 'התמליל נטען…',
  nowPlaying: 'מתנגן עכשיו',
};

export default { feature: 'captions', words } satisfies Translations;
