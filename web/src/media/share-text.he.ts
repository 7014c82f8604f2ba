import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './share-text.ts';

const words: Translated<typeof english> = {
  shareTitle: 'שיתוף „{{title}}”',
  ways: 'דרכים לשתף',
  onePerson: 'אדם אחד',
  onePersonWhat: 'קישור למי שתציינו בשם, בלי חשבון',
  inviteUsers: 'הזמנת אנשים',
  guests: 'אנשים ששמם אינו ידוע לכם',
  guestsWhat: 'קישור אורחים שאפשר להעתיק שוב',
  guestAccess: 'ניהול גישת אורחים',
  link: 'קישור לדף הזה',
  startAt: 'התחלה ב־{{position}}',
  embed: 'הטמעה באתר',
  embedWhat: 'מוצג למי שמותר לו לפתוח, באתרים שהנהלת הפורטל מתירה.',
  size: 'גודל',
  wide: 'רוחב {{width}} פיקסלים',
  responsive: 'ברוחב המקום',
  code: 'קוד הטמעה',
  done: 'סיום',
  'opens.private': 'רק מי ששיתפתם איתו יכול לפתוח את הקישור.',
  'opens.published': 'נפתח למי שרואה את הגלריות שבהן פורסם.',
  'opens.unlisted': 'כל מי שנכנס לחשבון יכול לפתוח את הקישור.',

  closedInFrame: 'זה לא שותף איתך',
  closedInFrameNow: 'נפתח למי שקיבל גישה. אם יש לך גישה, אפשר להיכנס לחשבון בדף שלו.',
  openInWindow: 'פתיחה בחלון חדש',
};

export default { feature: 'share', words } satisfies Translations;
