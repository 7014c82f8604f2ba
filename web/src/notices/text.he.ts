import type { Translated, Translations } from '#lib/text.ts';
import type { words as english } from './text.ts';

const words: Translated<typeof english> = {
  notices: 'התראות',
  noticesNew_one: 'התראות, {{count}} חדשה',
  noticesNew_other: 'התראות, {{count}} חדשות',
  arrived_one: 'התראה חדשה אחת',
  arrived_other: '{{count}} התראות חדשות',
  nothing: 'שום דבר אינו ממתין לתשובה',
  nothingWords: 'כאן תופיע התראה כשמישהו שהוזמן על ידך יזדקק לקישור חדש או למכשיר נוסף.',
  new: 'חדש',
  'said.new-link-asked': 'בקשה לקישור חדש אל „{{media}}”: {{name}}',
  'said.move-waits': 'בקשה לפתוח את „{{media}}” במכשיר נוסף: {{name}}',
  'said.disowned': 'לדברי {{name}}, מישהו אחר השתמש בהזמנה אל „{{media}}”',
  'said.invite-bounced': 'הדואר שמזמין את {{name}} אל „{{media}}” חזר',
  'about.new-link-asked': 'הקישור כבר אינו מאפשר כניסה עבור {{name}}.',
  'about.move-waits':
    'ההזמנה הזאת עברה בין מכשירים יותר משלוש פעמים ביום אחד. אם הדבר מפתיע, כדאי לברר קודם עם {{name}}.',
  'about.disowned': 'הגישה של אותו מכשיר הופסקה. כדאי לברר עם {{name}} מה קרה.',
  'about.invite-bounced':
    'איש אינו קורא דואר בכתובת הזאת, או שלא ניתן היה למסור אותו. כדאי לבדוק את הכתובת ולהזמין שוב, או למסור קישור באופן ישיר.',
  'explains.mail-link': 'קישור חדש נשלח רק אל {{email}}, וכל הקישורים הקודמים יפסיקו לפעול.',
  'explains.show-link': 'קישור חדש יוצג פעם אחת, כדי שאפשר יהיה למסור אותו; כל הקישורים הקודמים יפסיקו לפעול.',
  'explains.allow-device':
    'באישור מכשיר חדש, הוא יוכל להיכנס בתוך 30 דקות עם הקישור הקיים, והגישה של המכשיר הקודם תופסק.',
  'explains.remove': 'אם ההזמנה תוסר, איש לא ייכנס באמצעותה.',
  device: 'מכשיר: {{device}}',
  reason: 'תשובת שרת הדואר: {{reason}}',
  done: 'הטיפול הסתיים ({{when}}). לא נותר דבר לעשות.',
  openMedia: 'לפתיחת „{{media}}”',
  unknown: 'ההתראה הזאת אינה כאן',
  unknownWhat: 'היא מיועדת למישהו אחר, או שההזמנות לתוכן הזה כבר אינן בניהולך.',
  unknownNow: 'יש להיכנס עם החשבון שאליו הגיע הדואר.',
  toStart: 'לדף הפתיחה',
  'answer.mail-link': 'שליחת קישור חדש',
  'answer.show-link': 'יצירת קישור חדש',
  'answer.allow-device': 'אישור מכשיר חדש',
  'answer.remove': 'הסרת ההזמנה',
  dismiss: 'סגירה',
  mailed: 'קישור חדש בדרך אל {{email}}.',
  allowed: 'עבור {{name}} אפשר להיכנס ממכשיר אחר עד {{time}}.',
  removed: 'ההזמנה של {{name}} הוסרה.',
  makeLink: 'יצירת קישור להעתקה',
  linkFor: 'קישור חדש עבור {{name}}',
  link: 'קישור ההזמנה',
  shownOnce: 'הקישור מוצג רק הפעם. יש למסור אותו באופן ישיר; הקישורים הקודמים כבר אינם פועלים.',
  close: 'סיום',
  removeTitle: 'להסיר את ההזמנה של {{name}}?',
  removeLost: '„{{media}}” ייסגר בפני {{name}}, גם במקום שבו הוא פתוח עכשיו',
  remove: 'הסרה',
};

export default { feature: 'notices', words } satisfies Translations;
