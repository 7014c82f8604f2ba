import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  signIn: 'כניסה',
  signOut: 'יציאה',
  myMedia: 'המדיה שלי',
  galleries: 'גלריות',
  console: 'ניהול',
  account: 'חשבון',
  language: 'שפה',
  menuOf: 'התפריט של {{name}}',
  notFound: 'הדף לא נמצא',
  notFoundWhat: 'אין דבר בכתובת הזו.',
  notFoundNow: 'ייתכן שנמחק, או שהכתובת אינה שלמה.',
  toStart: 'לדף הבית',
  failed: 'לא ניתן להציג את הדף',
  denied: 'אין גישה',
  deniedWhat: 'ממשק הניהול מיועד למנהלי המערכת.',
  deniedNow: 'אפשר לפנות למנהלי הפורטל אם יש צורך בשינוי.',
  'console.invites': 'הזמנה למדיה',
  'console.media': 'מדיה',
  'console.groups': 'קבוצות',
  'console.bin': 'סל המיחזור',
  'console.theming': 'עיצוב',
  'console.templates': 'תבניות דואר',
  'console.mail': 'דואר',
  'console.people': 'אנשים',
  'console.webhooks': 'Webhooks',
  'console.audit': 'יומן ביקורת',
};

export default { feature: 'app', words } satisfies Translations;
